import { el, fill } from './dom.js';
import { decisionParts } from './decision.js';
import { DECISION } from './hooks.js';

/**
 * Draws the drawer: what was sent and answered to the byte, and why.
 *
 * @param {HTMLElement} place
 * @param {any[]} exchanges as {@link send} leaves them
 * @param {Map<string, string>} titles of topics by code
 */
export function drawWire(place, exchanges, titles) {
  const open = place.querySelector('details')?.open ?? false;
  const chosen = place.querySelector('[role=tab][aria-selected=true]')?.dataset.tab ?? 'decision';
  fill(place, el('details', { class: 'drawer', open },
    el('summary', {}, el('h2', {}, 'Under the hood'), el('span', { class: 'note' }, 'request, response, and the decision with every question asked')),
    exchanges.length === 0
      ? el('p', {}, 'Nothing has been sent yet. Open a patient.')
      : exchanges.map((exchange, index) => exchangePart(exchange, index, titles, chosen))));
}

function exchangePart(exchange, index, titles, chosen) {
  const decision = exchange.response?.extension?.[DECISION];
  const request = JSON.stringify(exchange.body, null, 2);
  const tabs = [
    decision && ['decision', 'Decision', () => [...decisionParts(decision, titles), decisionLink(exchange)]],
    ['request', 'Request', () => [copyButton('Copy as curl', () => curl(exchange, request)), copyButton('Copy JSON', () => request), code(`POST ${exchange.url}\n\n${request}`, 'Request')]],
    ['response', 'Response', () => [copyButton('Copy JSON', () => JSON.stringify(exchange.response, null, 2)), code(JSON.stringify(exchange.response, null, 2), 'Response')]]
  ].filter(Boolean);
  const panel = el('div', { role: 'tabpanel', id: `wire-${index}`, tabIndex: 0 });
  const list = el('div', { role: 'tablist', 'aria-label': exchange.service.title ?? exchange.service.id, onkeydown: move },
    tabs.map(([name, words, parts]) => el('button', { type: 'button', role: 'tab', id: `tab-${index}-${name}`, 'data-tab': name, 'aria-controls': panel.id, onclick: () => show(name, parts) }, words)));
  const first = tabs.find(([name]) => name === chosen) ?? tabs[0];
  show(first[0], first[2]);
  return el('div', { class: 'exchange' },
    el('p', {}, el('strong', {}, exchange.service.title ?? exchange.service.id), ` · ${exchange.service.hook} · ${exchange.millis} ms`),
    list, panel);

  function show(name, parts) {
    for (const tab of list.children) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === name));
      tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `tab-${index}-${name}`);
    fill(panel, parts());
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...list.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.click();
    next.focus();
  }
}

/** Our own server keeps the decision, too. */
function decisionLink(exchange) {
  const own = exchange.url.startsWith(`${location.origin}/`);
  return own && el('p', {}, el('a', { href: `/decisions/${exchange.body.hookInstance}`, target: '_blank', rel: 'noopener' }, 'The decision as it is kept', el('span', { class: 'unseen' }, ' (opens in a new tab)')));
}

function code(text, label) {
  return el('pre', { tabIndex: 0, role: 'group', 'aria-label': label }, el('code', {}, text));
}

function curl({ url, headers = {} }, json) {
  const sent = Object.entries({ 'Content-Type': 'application/json', ...headers }).map(([name, value]) => `-H '${name}: ${value}'`);
  return `curl -s '${url.replaceAll("'", '%27')}' ${sent.join(' ')} -d @- <<'JSON'\n${json}\nJSON\n`;
}

function copyButton(words, text) {
  const button = el('button', { type: 'button', onclick: copy }, words);
  return button;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'The browser does not let pages copy';
    }
    setTimeout(() => { button.textContent = words; }, 2000);
  }
}
