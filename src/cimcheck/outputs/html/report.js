"use strict";
/* Filters, the folded traces and the element lists. Text reaches the page through textContent only. */
(() => {
  const page = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, under) => Array.from((under || document).querySelectorAll(selector));
  page.classList.add("scripted");

  /* Language: the two radio buttons do the work; attributes follow here. */
  const english = byId("in-english");
  const follow = () => {
    page.lang = english.checked ? "en" : "zh-Hans";
    for (const item of all("[data-zh]")) {
      const text = english.checked ? item.dataset.en : item.dataset.zh;
      if (item.tagName === "INPUT") item.placeholder = text; else item.textContent = text;
    }
  };
  for (const choice of all("input[name=language]")) choice.addEventListener("change", follow);

  /* The data behind the traces, read when the first one is opened. */
  let data = null;
  const traces = () => (data ||= JSON.parse(byId("traces").textContent));
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    for (const child of children) if (child !== null && child !== "") element.append(child);
    return element;
  };
  const pair = (zh, en) => {
    const holder = document.createDocumentFragment();
    for (const [lang, text] of [["zh", zh], ["en", en]]) {
      const span = make("span", "", text);
      span.lang = lang;
      holder.append(span);
    }
    return holder;
  };
  const LONG = 400;
  const text = (index) => {
    const found = traces().texts[index];
    return Array.isArray(found) ? pair(found[0], found[1]) : found.length > LONG ? model(index) : found;
  };
  const model = (index) => {
    const found = traces().texts[index];
    return found ? make("bdi", found.length > LONG ? "long" : "", found) : "";
  };
  const KIND = 0, LABEL = 1, NAME = 2, VALUE = 3, FORMULA = 4, CLAUSE = 5, BASIS = 6, SUBJECT = 7, NOTE = 8, CONFLICT = 9, EVIDENCE = 10, OPERANDS = 11;
  const SOURCE = 0, WHERE = 1, RAW = 2, CONVERTED = 3, STRENGTH = 4, PROPERTY = 5, CLASS = 6, ELEMENT = 7, GUID = 8, STEP = 9, FILE = 10;

  const stand = (found) => [make("span", "guid", text(found[GUID])), " ", make("span", "step", text(found[STEP])), " ", model(found[FILE])];
  const element = (found) => make("span", "", model(found[CLASS]), " ", model(found[ELEMENT]), " ", make("span", "soft", ...stand(found)));
  const identity = (found) => [model(found[CLASS]), " ", model(found[ELEMENT]), make("span", "place", ...stand(found))];
  const reading = (found) => {
    const line = make("span", "", text(found[SOURCE]), " ", model(found[WHERE]));
    if (found[PROPERTY]) line.append(" ", text(found[PROPERTY]));
    if (found[RAW]) line.append(" = ", model(found[RAW]));
    if (found[CONVERTED]) line.append(" → ", model(found[CONVERTED]));
    line.append(" · ", text(found[STRENGTH]));
    return line;
  };
  const heading = (node) => {
    const line = make("span", "", make("span", "kind", text(node[KIND])), text(node[LABEL]));
    if (node[NAME]) line.append(make("code", "name", model(node[NAME])));
    line.append(" = ", make("span", "value", text(node[VALUE])));
    return line;
  };
  const origins = (node) => {
    const box = make("div", "how");
    if (node[SUBJECT]) box.append(make("div", "", pair("对象：", "of "), model(node[SUBJECT])));
    if (node[FORMULA]) box.append(make("div", "", make("code", "formula", model(node[FORMULA]))));
    if (node[CLAUSE]) box.append(make("div", "", pair("条文：", "clause: "), text(node[CLAUSE]), node[BASIS] ? " · " : "", node[BASIS] ? text(node[BASIS]) : ""));
    else if (node[BASIS]) box.append(make("div", "", text(node[BASIS])));
    if (node[NOTE]) box.append(make("div", "", text(node[NOTE])));
    if (node[CONFLICT]) box.append(make("div", "conflict", pair("不同来源的数值不一致，已取包含全部可能的范围", "sources disagree; the range covers them all")));
    let before = "";
    for (const index of node[EVIDENCE]) {
      const found = traces().evidence[index], place = found.slice(CLASS).join();
      if ((found[GUID] || found[STEP] || found[ELEMENT]) && place !== before) box.append(make("div", "", element(found)));
      before = place;
      box.append(make("div", "reading", reading(found)));
    }
    return box.childNodes.length ? box : "";
  };

  /* A long list in steps, always saying how much of it is shown. */
  const STEP_SIZE = 200;
  const paged = (items, into, draw, place) => {
    let done = 0;
    const bar = make("div", "more"), state = make("span", "soft");
    const further = make("button", "", pair(`再显示 ${STEP_SIZE} 项`, `${STEP_SIZE} more`));
    const rest = make("button", "", pair("全部显示", "show all"));
    const add = (count) => {
      const part = document.createDocumentFragment();
      for (const item of items.slice(done, done + count)) part.append(draw(item));
      into.append(part);
      done = Math.min(items.length, done + count);
      state.replaceChildren(pair(`已显示 ${done} / ${items.length} 项`, `showing ${done} of ${items.length}`));
      further.hidden = rest.hidden = done === items.length;
    };
    for (const button of [further, rest]) button.type = "button";
    further.addEventListener("click", () => add(STEP_SIZE));
    rest.addEventListener("click", () => add(items.length));
    add(STEP_SIZE);
    if (items.length > STEP_SIZE) { bar.append(state, further, rest); place.append(bar); }
  };
  const table = (headings) => {
    const body = make("tbody");
    const row = make("tr");
    for (const [zh, en] of headings) row.append(make("th", "", pair(zh, en)));
    return [make("div", "wide", make("table", "", make("thead", "", row), body)), body];
  };
  const cell = (...content) => make("td", "", ...content);
  const FEW = 8;
  const leaf = (index) => traces().nodes[index][OPERANDS].length === 0;
  const flat = (index) => {
    const node = traces().nodes[index];
    return node[OPERANDS].every(leaf) && !node[NOTE] && !node[FORMULA] && !node[CLAUSE];
  };
  const elementTable = (indices, place) => {
    const [holder, body] = table([["对象", "Subject"], ["计入", "Counted"], ["读自", "Read from"]]);
    place.append(holder);
    paged(indices, body, (index) => {
      const node = traces().nodes[index];
      const facts = node[OPERANDS].length ? node[OPERANDS].map((each) => traces().nodes[each]) : [node];
      const first = facts.flatMap((fact) => fact[EVIDENCE]).map((each) => traces().evidence[each])[0];
      const read = cell();
      for (const fact of facts) {
        if (fact !== node) read.append(make("div", "", heading(fact)));
        for (const each of fact[EVIDENCE]) read.append(make("div", "soft", reading(traces().evidence[each])));
        if (fact[CONFLICT]) read.append(make("div", "conflict", pair("来源不一致", "sources disagree")));
      }
      const subject = first ? cell(...identity(first)) : cell(model(node[SUBJECT]));
      return make("tr", "", subject, make("td", "value", text(node[VALUE])), read);
    }, place);
  };
  const inside = (node, depth, place) => {
    const operands = node[OPERANDS];
    if (operands.length > FEW && operands.every(flat)) { elementTable(operands, place); return; }
    const list = make("ul");
    place.append(list);
    paged(operands, list, (index) => branch(index, depth + 1), place);
  };
  const OPEN_TO = 3;
  const branch = (index, depth) => {
    const node = traces().nodes[index];
    if (!node[OPERANDS].length) return make("li", "", make("div", "leaf", heading(node)), origins(node));
    const fold = make("details", "", make("summary", "", heading(node)));
    const fill = () => { if (fold.childNodes.length === 1) { fold.append(origins(node)); inside(node, depth, fold); } };
    fold.addEventListener("toggle", () => { if (fold.open) fill(); });
    fold.unfold = () => { fill(); fold.open = true; };
    if (depth < OPEN_TO && node[OPERANDS].length <= FEW) fold.unfold();
    return make("li", "", fold);
  };
  const elementList = (guids, place) => {
    const [holder, body] = table([["GUID", "GUID"], ["类型", "Class"], ["名称", "Name"], ["STEP", "STEP"], ["文件", "File"]]);
    place.append(holder);
    paged(guids, body, (guid) => {
      const rows = document.createDocumentFragment();
      const places = traces().elements[guid];
      for (const index of places || [null]) {
        const found = index === null ? null : traces().evidence[index];
        const column = (which) => cell(found ? model(found[which]) : "");
        rows.append(make("tr", "", cell(make("span", "guid", text(guid))), column(CLASS), column(ELEMENT), column(STEP), column(FILE)));
      }
      return rows;
    }, place);
  };
  const mount = (finding) => {
    const [root, guids] = traces().findings[Number(finding.dataset.index)];
    const place = finding.querySelector("[data-mount=trace]");
    if (place && !place.hasChildNodes()) {
      place.append(make("ul", "tree", branch(root, 0)));
    }
    const list = finding.querySelector("[data-mount=elements]");
    if (list && !list.dataset.ready) {
      list.dataset.ready = "yes";
      list.addEventListener("toggle", () => { if (list.open && list.childElementCount === 1) elementList(guids, list); });
    }
  };
  const listen = (finding) => finding.addEventListener("toggle", () => { if (finding.open) mount(finding); });

  /* The findings. In a short report they stand in the page. In a long one they are packed into it, and each
     group draws its first ones, more on demand, and all of them before printing. */
  const AT_ONCE = 400, AT_LEAST = 10;
  const sections = all(".group[data-domain]").map((section) => ({ section, rows: [], fitting: [], drawn: 0, draw: null }));
  const PLAIN = { lt: "<", gt: ">", amp: "&", "#34": '"', "#39": "'" };
  const asText = (markup) => markup.replace(/<[^>]*>/gu, " ").replace(/&(lt|gt|amp|#34|#39);/gu, (_, name) => PLAIN[name]);
  const written = (row) => (row.text ||= `${row.markup ? asText(row.markup) : row.element.textContent} ${guidsOf(row)}`.toLowerCase());
  const guidsOf = (row) => traces().findings[row.index][1].map((guid) => traces().texts[guid]).join(" ");
  const elementOf = (row) => {
    if (!row.element) {
      const holder = document.createElement("template");
      holder.innerHTML = row.markup; /* made by the template that writes short lists, escaped there */
      row.element = holder.content.firstElementChild;
      listen(row.element);
    }
    return row.element;
  };
  const unpack = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
  };
  const asPacked = (groups) => {
    const first = Math.max(AT_LEAST, Math.floor(AT_ONCE / Math.max(1, sections.length)));
    sections.forEach((group, place) => {
      group.rows = groups[place].map(([id, verdict, kind, storey, markup]) =>
        ({ id, verdict, kind, storey, markup, index: Number(/ data-index="(\d+)"/u.exec(markup)[1]), element: null }));
      const list = make("div"), bar = make("div", "more screen-only"), state = make("span", "soft");
      const further = make("button", "", pair(`再显示 ${STEP_SIZE} 项`, `${STEP_SIZE} more`)), rest = make("button", "", pair("全部显示", "show all"));
      further.type = rest.type = "button";
      bar.append(state, further, rest);
      group.section.append(list, bar);
      group.draw = (count) => {
        const part = document.createDocumentFragment();
        for (const row of group.fitting.slice(group.drawn, count)) part.append(elementOf(row));
        list.append(part);
        group.drawn = Math.min(group.fitting.length, Math.max(group.drawn, count));
        state.replaceChildren(pair(`已显示 ${group.drawn} / ${group.fitting.length} 项`, `showing ${group.drawn} of ${group.fitting.length}`));
        bar.hidden = group.drawn === group.fitting.length;
      };
      group.begin = () => { list.replaceChildren(); group.drawn = 0; group.draw(first); };
      further.addEventListener("click", () => group.draw(group.drawn + STEP_SIZE));
      rest.addEventListener("click", () => group.draw(group.fitting.length));
    });
  };
  const asWritten = () => {
    for (const group of sections) {
      group.rows = all(".finding", group.section).map((element) => {
        listen(element);
        const { verdict, kind, storey, index } = element.dataset;
        return { id: element.id, verdict, kind, storey, index: Number(index), element };
      });
      group.draw = () => {};
      group.begin = () => { const here = new Set(group.fitting); for (const row of group.rows) row.element.hidden = !here.has(row); };
    }
  };

  /* Filters. The number that fits is always there. */
  const chosen = { verdict: new Set(), domain: new Set(), building: "", kind: "", storey: "", words: [] };
  const fits = (section, row) =>
    (!chosen.verdict.size || chosen.verdict.has(row.verdict)) &&
    (!chosen.domain.size || chosen.domain.has(section.dataset.domain)) &&
    (!chosen.building || chosen.building === section.dataset.building) &&
    (!chosen.kind || chosen.kind === row.kind) &&
    (!chosen.storey || chosen.storey === row.storey) &&
    chosen.words.every((word) => written(row).includes(word));
  const filter = () => {
    let count = 0;
    for (const group of sections) {
      group.fitting = group.rows.filter((row) => fits(group.section, row));
      group.section.hidden = group.fitting.length === 0;
      group.begin();
      count += group.fitting.length;
    }
    byId("shown-count").textContent = byId("printed-count").textContent = String(count);
    byId("none-shown").hidden = count > 0 || sections.length === 0;
    for (const chip of all(".chip")) chip.setAttribute("aria-pressed", String(chosen[chip.parentElement.dataset.filter].has(chip.dataset.value)));
  };
  for (const chip of all(".chip")) chip.addEventListener("click", () => {
    const set = chosen[chip.parentElement.dataset.filter];
    if (!set.delete(chip.dataset.value)) set.add(chip.dataset.value);
    filter();
  });
  for (const select of all("select[data-filter]")) select.addEventListener("change", () => { chosen[select.dataset.filter] = select.value; filter(); });
  const search = byId("search");
  let waiting = 0;
  const look = () => { chosen.words = search.value.toLowerCase().split(/\s+/u).filter(Boolean); filter(); };
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 150); });
  const clear = () => {
    chosen.verdict.clear(); chosen.domain.clear(); chosen.building = chosen.kind = chosen.storey = ""; chosen.words = []; search.value = "";
    for (const select of all("select[data-filter]")) select.value = "";
  };
  byId("reset").addEventListener("click", () => { clear(); filter(); });
  byId("only-failures").addEventListener("click", () => { clear(); chosen.verdict.add("fail"); filter(); });
  for (const button of all(".lacking")) button.addEventListener("click", () => {
    clear(); search.value = button.dataset.fact; look(); byId("findings").scrollIntoView();
  });

  /* Folding, printing, and links to a finding. */
  const onPage = () => all(".finding").filter((finding) => !finding.hidden);
  byId("unfold").addEventListener("click", () => { for (const finding of onPage()) { mount(finding); finding.open = true; } });
  byId("fold").addEventListener("click", () => { for (const finding of all(".finding")) finding.open = false; });
  byId("unfold-all").addEventListener("click", () => {
    for (const finding of onPage()) {
      mount(finding);
      finding.open = true;
      for (let folded = all(".tree details:not([open])", finding); folded.length; folded = all(".tree details:not([open])", finding))
        for (const fold of folded) fold.unfold();
    }
  });
  window.addEventListener("beforeprint", () => { for (const group of sections) group.draw(group.fitting.length); });
  const print = byId("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  const reveal = (id) => {
    const group = sections.find(({ rows }) => rows.some((row) => row.id === id));
    if (!group) return;
    if (!group.fitting.some((row) => row.id === id)) { clear(); filter(); }
    group.draw(group.fitting.findIndex((row) => row.id === id) + 1);
  };
  const goTo = () => {
    const id = location.hash.length > 1 ? decodeURIComponent(location.hash.slice(1)) : "";
    if (!id) return;
    reveal(id);
    const target = byId(id);
    if (!target) return;
    if (target.hidden || target.closest(".group[hidden]")) { clear(); filter(); }
    if (target.classList.contains("finding")) { mount(target); target.open = true; }
    target.scrollIntoView();
  };
  const start = () => {
    filter();
    window.addEventListener("hashchange", goTo);
    follow();
    goTo();
    page.dataset.ready = "yes";
  };
  const packed = byId("rows");
  if (!packed) { asWritten(); start(); } else {
    unpack(packed.textContent).then((groups) => { asPacked(groups); start(); })
      .catch(() => { byId("not-unpacked").hidden = false; follow(); });
  }
})();
