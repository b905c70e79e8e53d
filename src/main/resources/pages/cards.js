import { el, fill, isWeb, outward } from './dom.js';
import { markdown } from './markdown.js';
import { overrideForm } from './override.js';

const SIGNS = { critical: ['!', 'Critical'], warning: ['!', 'Warning'], info: ['i', 'Info'] };

/**
 * Draws the cards of all services as an EHR would.
 *
 * @param {HTMLElement} place
 * @param {{card: any, exchange: any}[]} cards
 * @param {{accept: Function, override: Function, launch: (link: any) => string}} acts what a person can do about a card; `accept` and `override`
 *   take the card with its exchange, and settle once the service has been told
 */
export function drawCards(place, cards, acts) {
  fill(place, cards.map((one, index) => cardOf(one, index, acts)));
}

function cardOf(one, index, acts) {
  const { card } = one;
  const [sign, word] = SIGNS[card.indicator] ?? SIGNS.info;
  const kind = SIGNS[card.indicator] ? card.indicator : 'info';
  const article = el('article', { class: `card ${kind}`, 'aria-labelledby': `card-${index}` },
    el('p', { class: 'head' },
      el('span', { class: `badge ${kind}` }, el('span', { class: 'sign', 'aria-hidden': 'true' }, sign), word),
      el('span', { class: 'source' }, card.source?.url ? outward(card.source.url, card.source.label) : card.source?.label)),
    el('h3', { id: `card-${index}` }, card.summary),
    detailOf(card.detail));
  if (card.suggestions?.length) article.append(suggestionsOf(one, article, acts));
  if (card.links?.length) article.append(linksOf(card.links, acts));
  article.append(overrideForm(one, index, words => settle(article, words), acts.override));
  return article;
}

/** What the rule says and what was found first; what it rests on when asked for. */
function detailOf(detail) {
  if (!detail) return null;
  const cut = detail.indexOf('\n\n**');
  const [first, rest] = cut < 0 ? [detail, ''] : [detail.slice(0, cut), detail.slice(cut)];
  return el('div', { class: 'detail' },
    markdown(first),
    rest && el('details', {}, el('summary', {}, 'What it rests on'), markdown(rest)));
}

function suggestionsOf(one, article, { accept }) {
  return el('ul', { class: 'suggestions' },
    one.card.suggestions.map(suggestion => {
      const button = el('button', { type: 'button', class: suggestion.isRecommended ? 'primary' : '', onclick: take }, suggestion.label);
      return el('li', {}, button, (suggestion.actions ?? []).filter(action => action.description).map(action => el('p', { class: 'note' }, action.description)));

      async function take() {
        article.querySelectorAll('button').forEach(other => { other.disabled = true; });
        try {
          await accept(one, suggestion);
        } catch (error) {
          article.querySelectorAll('button').forEach(other => { other.disabled = false; });
          article.append(el('p', { class: 'problem', role: 'alert' }, `Not accepted. ${error.message}`));
        }
      }
    }));
}

function linksOf(links, { launch }) {
  return el('p', { class: 'links' }, links.filter(link => isWeb(link.url)).map(link => outward(link.type === 'smart' ? launch(link) : link.url, link.label)));
}

/** The card is done with: it stays, and says what became of it. */
function settle(article, words) {
  article.classList.add('settled');
  article.querySelectorAll('button, form').forEach(part => part.remove());
  article.append(el('p', { class: 'settlement', tabIndex: -1 }, words));
  article.querySelector('.settlement').focus();
}

/**
 * Draws what an EHR shows where no card came: nothing. Here it says what was checked.
 *
 * @param {HTMLElement} place
 * @param {any} decision the decision record, if the service gave one
 * @param {Map<string, string>} titles of topics by code
 */
export function drawSilence(place, decision, titles) {
  const quiet = (decision?.verdicts ?? []).filter(verdict => verdict.verdict === 'quiet');
  const telling = [...new Map([...quiet].sort((a, b) => (b.inputs?.length ?? 0) - (a.inputs?.length ?? 0)).map(verdict => [verdict.because, verdict])).values()].slice(0, 6);
  fill(place,
    el('div', { class: 'silence' },
      el('h3', {}, 'Nothing to say'),
      el('p', {}, silenceWords(decision, quiet)),
      telling.length > 0 && el('ul', {}, telling.map(verdict => el('li', {}, el('strong', {}, `${titles.get(verdict.topic) ?? verdict.topic}: `), verdict.because))),
      quiet.length > 0 && el('p', { class: 'note' }, 'Every question and its answer stand below, under “Decision”.')));
}

function silenceWords(decision, quiet) {
  if (!decision) return 'The service answered with no cards: an EHR shows nothing.';
  if (quiet.length === 0) return `An EHR shows nothing. ${sentence(decision.scope?.because)}`;
  return `An EHR shows nothing. ${quiet.length} questions were asked of this chart, and none has to interrupt. Among them:`;
}

function sentence(words = '') {
  return words && `${words[0].toUpperCase()}${words.slice(1)}.`;
}
