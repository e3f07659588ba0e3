"use strict";
/* Language, the map, and the list of buildings with its filters. Every text is set with textContent. */
(() => {
  const PAGE = 200;
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("district-data").textContent);
  const english = at("in-english");
  const root = document.documentElement;
  root.classList.add("scripted");

  const words = (number) => { const text = data.texts[number]; return Array.isArray(text) ? text : [text, text]; };
  const make = (name, content, kind) => {
    const item = document.createElement(name);
    if (kind) item.className = kind;
    if (content !== undefined) item.textContent = content;
    return item;
  };
  const both = (zh, en) => {
    if (zh === en) return document.createTextNode(zh);
    const pair = document.createDocumentFragment();
    for (const [lang, text] of [["zh", zh], ["en", en]]) { const item = make("span", text); item.lang = lang; pair.append(item); }
    return pair;
  };
  const said = (number) => both(...words(number));
  const sign = (standing) => {
    const space = "http://www.w3.org/2000/svg";
    const icon = document.createElementNS(space, "svg");
    icon.setAttribute("class", "icon " + standing);
    icon.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(space, "use");
    use.setAttribute("href", "#sign-" + (standing === "failed_to_run" ? "undetermined" : standing));
    icon.append(use);
    return icon;
  };
  const badge = (standing, text) => { const item = make("span", undefined, "badge " + standing); item.append(sign(standing), text); return item; };
  const standing = (number) => badge(data.standings[number][0], said(data.standings[number][1]));
  const figure = (value) => value === null ? "?" : value.toLocaleString("en", { maximumFractionDigits: 1 });

  /* ---- language */
  const name = (item) => { item.textContent = english.checked ? item.dataset.en : item.dataset.zh; };
  const follow = () => {
    root.lang = english.checked ? "en" : "zh-Hans";
    for (const item of document.querySelectorAll("option")) name(item);
    show();
  };
  for (const choice of document.querySelectorAll("input[name=language]")) choice.addEventListener("change", follow);
  const print = at("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());

  /* ---- filters */
  const place = at("filter-place"), assessment = at("filter-assessment"), state = at("filter-standing");
  const period = at("filter-period"), search = at("search"), body = at("list").tBodies[0], more = at("more");
  const option = (list, value, [zh, en]) => {
    const item = make("option");
    Object.assign(item.dataset, { zh, en });
    item.value = value;
    list.append(item);
  };
  option(place, "", ["全部地区", "All places"]);
  data.places.forEach(([title], number) => option(place, number, words(title)));
  data.assessments.forEach((title, number) => option(assessment, number, words(title)));
  option(state, "", ["全部结论", "All"]);
  data.standings.forEach(([, title], number) => option(state, number, words(title)));
  for (const item of document.querySelectorAll("option")) name(item);

  const inside = (number, wanted) => { while (number >= 0) { if (number === wanted) return true; number = data.places[number][1]; } return false; };
  let limit = PAGE;
  const chosen = () => {
    const query = search.value.trim().toLowerCase();
    const wanted = place.value === "" ? -1 : Number(place.value);
    return data.buildings.filter((one) =>
      (wanted < 0 || inside(one[3], wanted)) &&
      (state.value === "" || one[9][Number(assessment.value)] === Number(state.value)) &&
      (period.value === "all" || one[6] !== "no") &&
      (!query || (one[0] + " " + one[1]).toLowerCase().includes(query)));
  };

  const cell = (row, content, kind) => { const item = make("td", undefined, kind); if (content !== undefined) item.append(content); row.append(item); return item; };
  const table = (heads) => {
    const made = make("table");
    const row = made.createTHead().insertRow();
    for (const [zh, en] of heads) { const head = make("th"); head.scope = "col"; head.append(both(zh, en)); row.append(head); }
    made.append(make("tbody"));
    return made;
  };
  const unfolded = (one) => {
    const row = make("tr");
    const box = cell(row, undefined, "inside");
    box.colSpan = 5 + data.assessments.length;
    data.assessments.forEach((name, number) => {
      const head = make("h4");
      head.append(said(name), " · ", standing(one[9][number]));
      if (one[11][number] >= 0) head.append(" ", both("（假设；审查结果为", "(assumed; as checked: "), standing(one[11][number]), both("）", ")"));
      box.append(head);
      if (!one[12][number].length) { const none = make("p", undefined, "soft small"); none.append(both("没有单体层面的结果。", "No finding about the building as a whole.")); box.append(none); return; }
      const list = table([["规则", "Rule"], ["结论", "Verdict"], ["实测", "Measured"], ["要求", "Required"], ["缺少的资料", "Missing data"]]);
      for (const [rule, verdict, title, measured, required, owed] of one[12][number]) {
        const line = list.tBodies[0].insertRow();
        cell(line, make("code", rule));
        cell(line, badge(verdict, said(title)));
        cell(line, said(measured));
        cell(line, said(required));
        const missing = cell(line);
        for (const [label, owner] of owed) { const item = make("div"); item.append(said(label), " "); const who = make("span", undefined, "soft small"); who.append(said(owner)); item.append(who); missing.append(item); }
      }
      box.append(list);
    });
    const filed = make("h4");
    filed.append(both("申报", "Submissions"));
    box.append(filed);
    for (const [name, day, outcome, message, counts] of one[13]) {
      const line = make("div", undefined, "small");
      line.append((counts ? "● " : "○ "), make("bdi", name), " ", day, " ", make("code", outcome), " ", said(message));
      if (!counts) line.append(" ", both("（不计）", "(does not count)"));
      box.append(line);
    }
    for (const [title, text] of one[14]) { const line = make("div", undefined, "small conflict"); line.append(said(title), "：", said(text)); box.append(line); }
    const link = make("a", "buildings/" + one[10], "small");
    link.href = "buildings/" + encodeURIComponent(one[10]);
    box.append(link);
    return row;
  };
  const line = (one) => {
    const row = make("tr", undefined, "line");
    const button = make("button", one[0], "unfold");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    const first = cell(row, button);
    if (one[1]) first.append(make("div", one[1], "soft small"));
    cell(row, one[2] ? said(one[2]) : "—");
    cell(row, said(data.places[one[3]][0]));
    cell(row, one[4] || "—");
    cell(row, one[7] === one[8] ? figure(one[7]) : figure(one[7]) + " – " + figure(one[8]), "number");
    for (const number of one[9]) cell(row, standing(number));
    row.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
      if (open) row.nextElementSibling.remove(); else row.after(unfolded(one));
    });
    return row;
  };
  const show = () => {
    const found = chosen();
    body.replaceChildren(...found.slice(0, limit).map(line));
    const counts = at("shown");
    const shown = Math.min(limit, found.length);
    counts.replaceChildren(both(`显示 ${shown} / ${found.length} 栋，共 ${data.buildings.length} 栋`, `${shown} of ${found.length} shown, ${data.buildings.length} in all`));
    more.parentElement.hidden = shown === found.length;
    for (const region of document.querySelectorAll(".region")) region.classList.toggle("chosen", region.dataset.place === place.value);
  };
  const again = () => { limit = PAGE; show(); };
  for (const list of [place, assessment, state, period]) list.addEventListener("change", again);
  search.addEventListener("input", again);
  more.addEventListener("click", () => { limit += PAGE; show(); });
  at("clear").addEventListener("click", () => { place.value = ""; state.value = ""; search.value = ""; again(); });

  /* ---- places and map */
  const go = (number) => { place.value = number; again(); at("buildings").scrollIntoView(); };
  for (const button of document.querySelectorAll("button.place")) button.addEventListener("click", () => go(button.dataset.place));
  for (const region of document.querySelectorAll(".region")) {
    region.addEventListener("click", () => go(region.dataset.place));
    region.addEventListener("keydown", (event) => { if (event.key === "Enter") go(region.dataset.place); });
  }
  const indicator = at("map-indicator");
  if (indicator) indicator.addEventListener("change", () => {
    for (const region of document.querySelectorAll(".region"))
      for (const text of region.querySelectorAll(".figure")) {
        const is = text.dataset.indicator === indicator.value;
        text.setAttribute("visibility", is ? "visible" : "hidden");
        if (is) region.querySelector("path").setAttribute("class", "tone-" + text.dataset.tone);
      }
  });
  show();
})();
