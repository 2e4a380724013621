// Every page is whole without this. It loads the answer to a filter without leaving the page, shows the evidence of an event
// beside the chronology, lets a period be drawn on the timeline, and moves the arrow keys through the pictures.
import { watchTimeline } from "./timeline.js";
import { load, replaceParts } from "./load.js";
import { watchEvidence, showEvidence } from "./evidence.js";
import { watchPictures } from "./pictures.js";
import { watchReview } from "./review.js";
import { watchSlider } from "./slider.js";

const PARTS = [".counts", ".board"];

function start() {
  document.documentElement.classList.add("scripted");
  watchReview();
  const here = document.querySelector(".pages a[aria-current]");
  if (here) here.closest("nav").scrollLeft = here.offsetLeft - 60;
  if (!document.body.classList.contains("overview")) return;
  if (innerWidth < 700 && !document.querySelector(".chips")) document.getElementById("asking").open = false;
  watchBoard();
  watchEvidence();
  document.addEventListener("click", follow);
  watchFilters();
  addEventListener("popstate", () => go(location.href, { push: false }));
  showEvidence();
}

function watchBoard() {
  watchTimeline(document.querySelector("svg.time"), (since, until) => {
    const address = new URL(location.href);
    address.searchParams.set("since", since);
    address.searchParams.set("until", until);
    address.searchParams.delete("page");
    go(address);
  });
  watchPictures();
}

function watchFilters() {
  document.getElementById("filters").addEventListener("submit", ask);
  watchSlider(go);
}

function follow(event) {
  const link = event.target.closest("a[data-link], .pager a");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href.baseVal === undefined ? link.href : new URL(link.href.baseVal, location.href));
}

function ask(event) {
  event.preventDefault();
  const given = [...new FormData(event.target)].filter(([, value]) => String(value).trim());
  go(new URL(`?${new URLSearchParams(given)}`, location.href));
}

async function go(address, { push = true } = {}) {
  const page = await load(address);
  if (!page) return;
  if (push) history.pushState(null, "", address);
  document.title = page.title;
  replaceParts(page, PARTS);
  replaceFilters(page);
  watchBoard();
  watchEvidence();
  showEvidence();
  if (new URL(address, location.href).hash === "#chronology") document.getElementById("chronology").scrollIntoView();
}

function replaceFilters(page) {
  const open = document.getElementById("asking").open;
  document.querySelector(".chips")?.remove();
  replaceParts(page, ["#asking", ".slide"]);
  const asking = document.getElementById("asking");
  asking.open = open;
  const chips = page.querySelector(".chips");
  if (chips) (document.querySelector(".slide") ?? asking).after(chips);
  watchFilters();
}

start();
