/** The 12-week review to be read: where it stands, what it compared, what would count, and what is missing. */
import { day, el, fill, outward } from '/assets/dom.js';
import { worded } from '/assets/days.js';
import { badge, outcome } from '/assets/review-words.js';

/**
 * Draws the review of a timeline into an element, in place of what it held.
 *
 * @param {HTMLElement} element
 * @param {object} timeline the Timeline of the server
 */
export function drawReview(element, timeline) {
  element.classList.add('review');
  const review = timeline.review;
  if (!review) {
    fill(element, el('h2', {}, 'Review of the response'), el('p', {}, timeline.noReview ?? 'There is nothing to review.'));
    return;
  }
  fill(
    element,
    el('h2', {}, 'Review of the response'),
    el('p', { class: 'review-state' }, badge(review.state), ' ', worded(review.says)),
    facts(review),
    domains(review),
    missing(review),
    evidence(review),
    el('p', { class: 'review-knowledge' }, `Judged by ${timeline.knowledge.split(' sha256')[0]} on ${day(timeline.evaluatedAt)}.`),
  );
}

/** T0, when it is reviewed, and how many courses. */
function facts(review) {
  const by = review.startBasis === 'order' ? ' by order date' : '';
  const rows = [
    ['First infusion', review.start ? day(review.start) + by : 'not known'],
    ['Reviewed from', review.due ? day(review.due) : 'not known'],
    [review.startBasis === 'order' ? 'Courses due by now' : 'Courses given', String(review.courses)],
  ];
  return el('dl', { class: 'review-facts' }, rows.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
}

function domains(review) {
  if (!review.domains?.length) return null;
  const columns = ['Domain', 'Baseline', 'Latest', 'Outcome', 'What counts as improvement'];
  return el('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Domains of the response' }, el(
    'table', { class: 'review-domains' },
    el('thead', {}, el('tr', {}, columns.map(words => el('th', { scope: 'col' }, words)))),
    el('tbody', {}, review.domains.map(row)),
  ));
}

function row(domain) {
  const none = domain.concept === 'tis' ? 'needs none' : 'none';
  return el(
    'tr', { class: domain.outcome },
    el('th', { scope: 'row' }, domain.name),
    el('td', {}, value(domain.baseline, none)),
    el('td', {}, value(domain.latest, 'none')),
    el('td', {}, outcome(domain.outcome), domain.missing ? el('span', { class: 'review-missing' }, worded(domain.missing)) : null),
    el('td', {}, domain.counts, domain.why ? el('span', { class: 'review-why' }, domain.why) : null),
  );
}

const value = (one, none) => (one ? [el('strong', {}, one.value), el('span', { class: 'review-date' }, one.date ? day(one.date) : 'undated')] : el('span', { class: 'review-none' }, none));

/** What a clinician can do about the gaps, in one place. */
function missing(review) {
  const gaps = (review.domains ?? []).filter(domain => domain.missing && domain.counts !== 'shown, not judged');
  return gaps.length
    ? el('p', { class: 'review-gaps' }, el('strong', {}, 'Missing: '), gaps.map(domain => worded(domain.missing)).join('; '), '.')
    : null;
}

function evidence(review) {
  const items = review.evidence ?? [];
  return el(
    'details', { class: 'review-evidence' },
    el('summary', {}, 'Evidence and rules'),
    el('ul', {}, items.map(item => el('li', {}, item.url ? outward(item.url, item.label) : item.label))),
  );
}
