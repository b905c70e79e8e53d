/** The form for a score that was just taken. */
import { el, fill } from '/assets/dom.js';

/**
 * Draws the form into an element; nothing where no score may be recorded.
 *
 * @param {HTMLElement} place
 * @param {{scores: {kind: string, words: string, most: number}[], today: string}} about
 * @param {(score: {kind: string, value: string, day: string}) => Promise<string>} record writes it, and says what became of it
 */
export function drawForm(place, { scores, today }, record) {
  if (scores.length === 0) {
    place.remove();
    return;
  }
  const kind = el('select', { id: 'score-kind', onchange: scale }, scores.map(score => el('option', { value: score.kind }, score.words)));
  const value = el('input', { id: 'score-value', inputMode: 'decimal', required: true, autocomplete: 'off', 'aria-describedby': 'score-range' });
  const range = el('span', { id: 'score-range', class: 'note' });
  const taken = el('input', { id: 'score-day', type: 'date', value: today, max: today, required: true });
  const submit = el('button', { type: 'submit', class: 'primary' }, 'Record');
  const said = el('p', { role: 'status', class: 'said' });
  const field = (label, input, note) => el('div', { class: 'field' }, el('label', { for: input.id }, label), input, note);
  fill(
    place,
    el('h2', {}, 'Record a TIS or MMT-8'),
    el('form', { class: 'score', novalidate: true, onsubmit: send }, field('Score', kind), field('Points', value, range), field('Taken on', taken), submit),
    said,
  );
  scale();

  function scale() {
    range.textContent = `0 to ${chosen().most}`;
  }

  function chosen() {
    return scores.find(score => score.kind === kind.value);
  }

  async function send(event) {
    event.preventDefault();
    submit.disabled = true;
    say('The score is being recorded …');
    try {
      say(await record({ kind: kind.value, value: value.value.trim().replace(',', '.'), day: taken.value }));
      value.value = '';
    } catch (refused) {
      say(refused.message, true);
      value.focus();
    } finally {
      submit.disabled = false;
    }
  }

  function say(words, wrong = false) {
    said.textContent = words;
    said.classList.toggle('wrong', wrong);
  }
}
