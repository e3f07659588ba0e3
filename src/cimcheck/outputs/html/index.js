"use strict";
/* The language of the page follows the choice of the reader. */
(() => {
  const english = document.getElementById("in-english");
  const follow = () => { document.documentElement.lang = english.checked ? "en" : "zh-Hans"; };
  for (const choice of document.querySelectorAll("input[name=language]")) choice.addEventListener("change", follow);
})();
