// What is wrong with a page for those who see little, hear it read, or use no mouse: a list of sentences, empty for none.
() => {
  const found = [];
  const say = (what, el) => found.push(`${what}: ${el ? el.outerHTML.replace(/\s+/g, " ").slice(0, 160) : ""}`);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0;
  const words = (el) => (el?.textContent ?? "").replace(/\s+/g, " ").trim();
  const named = (ids) => ids.split(/\s+/).map((id) => words(document.getElementById(id))).join(" ").trim();
  const spoken = (el) => {
    const copy = el.cloneNode(true);
    for (const mute of all("[aria-hidden=true]", copy)) mute.remove();
    return words(copy);
  };
  const nameOf = (el) =>
    el.getAttribute("aria-label")?.trim() ||
    (el.hasAttribute("aria-labelledby") && named(el.getAttribute("aria-labelledby"))) ||
    (el.labels?.length && words(el.labels[0])) ||
    spoken(el) ||
    el.getAttribute("title")?.trim() ||
    "";

  if (!/^[a-z]{2}$/.test(document.documentElement.lang)) say("the page has no language");
  if (!document.title.trim()) say("the page has no title");
  for (const el of all("[lang]")) if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(el.lang)) say("a language that is none", el);
  for (const [selector, what] of [["main", "main part"], ["body > header", "header"], ["body > footer", "footer"], ["h1", "heading"]]) {
    if (all(selector).length !== 1) say(`${all(selector).length} × ${what}`);
  }
  const navs = all("nav").filter(seen).map(nameOf);
  if (navs.some((name) => !name) || new Set(navs).size < navs.length) say(`navigation without a name of its own (${navs})`);

  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(seen)) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(`a heading of level ${next} after one of level ${level}`, heading);
    if (!words(heading)) say("an empty heading", heading);
    level = next;
  }

  for (const el of all("input:not([type=hidden]), select, textarea, button, a[href], summary, [role=region], [role=search]")) {
    if (el.closest("[hidden]")) continue;
    if (!nameOf(el)) say("it has no name", el);
  }
  for (const el of all("svg")) if (!el.closest("[aria-hidden=true]") && !nameOf(el) && !el.hasAttribute("aria-hidden")) say("a picture has no name", el);
  for (const el of all("img")) if (!el.hasAttribute("alt")) say("an image has no words", el);
  for (const el of all("[tabindex]")) if (el.tabIndex > 0) say("it jumps the order of the Tab key", el);

  const ids = all("[id]").map((el) => el.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) < at))) say(`two things are called “${id}”`);
  for (const name of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"]) {
    for (const el of all(`[${name}]`)) {
      for (const id of el.getAttribute(name).split(/\s+/)) if (!document.getElementById(id)) say(`${name} leads nowhere`, el);
    }
  }
  for (const el of all("a[href^='#']")) if (el.hash.length > 1 && !document.getElementById(decodeURIComponent(el.hash.slice(1)))) say("a link leads nowhere", el);
  for (const el of all("ul > *, ol > *")) if (!["LI", "SCRIPT", "TEMPLATE"].includes(el.tagName)) say("it is no item of a list", el);
  for (const el of all("dl > *")) if (!["DT", "DD", "DIV"].includes(el.tagName)) say("it is no part of a list of terms", el);
  for (const el of all("table")) {
    if (!el.caption) say("a table has no caption", el);
    for (const th of all("th", el)) if (!th.scope) say("a heading of a table has no scope", th);
  }
  for (const el of all("bdi[dir], [dir=auto]")) if (el.dir && !["auto", "ltr", "rtl"].includes(el.dir)) say("a direction that is none", el);

  // ---- contrast (WCAG 2.2, 1.4.3), from the computed styles
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(color, [r, g, b, a / 255]);
    }
    return known.get(color);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const groundOf = (el) => {
    const layers = [];
    for (let at = el; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      layers.push(rgba(style.backgroundColor));
      if (layers[layers.length - 1][3] === 1) break;
    }
    const page = matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
    return layers.reduceRight((ground, layer) => over(layer, ground), page);
  };
  const light = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const pale = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || !seen(el) || ["SCRIPT", "STYLE", "TITLE", "OPTION", "OPTGROUP"].includes(el.tagName) || el.closest("title, datalist")) continue;
    const style = getComputedStyle(el);
    const drawn = el instanceof SVGElement;
    let ground = groundOf(drawn ? el.ownerSVGElement : el);
    if (drawn && style.paintOrder.startsWith("stroke") && style.stroke !== "none") ground = over(rgba(style.stroke), ground);
    const ink = over(rgba(drawn ? style.fill : style.color), ground);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = contrast(ink, ground);
    if (ratio < least) pale.add(`${ratio.toFixed(2)} < ${least}: ${el.tagName.toLowerCase()}.${el.getAttribute("class") ?? ""} “${words(el).slice(0, 40)}”`);
  }
  for (const el of all("input[placeholder]").filter(seen)) {
    const style = getComputedStyle(el, "::placeholder");
    const ground = groundOf(el);
    const [r, g, b, a] = rgba(style.color);
    const ratio = contrast(over([r, g, b, a * Number(style.opacity)], ground), ground);
    if (ratio < 4.5) pale.add(`${ratio.toFixed(2)} < 4.5: placeholder of ${el.id}`);
  }
  for (const one of pale) found.push(`too pale: ${one}`);
  return found;
}
