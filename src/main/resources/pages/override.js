import { el } from './dom.js';

/**
 * A button that opens the reasons for not following a card.
 *
 * @param {{card: any, exchange: any}} one
 * @param {number} index
 * @param {(words: string) => void} settled called once the service knows
 * @param {(one: any, reason: any, comment: string) => Promise<void>} override tells the service
 */
export function overrideForm(one, index, settled, override) {
  const reasons = one.card.overrideReasons ?? [];
  const form = el('form', { class: 'override', id: `override-${index}`, hidden: true, onsubmit: send },
    reasons.length > 0 && el('fieldset', {},
      el('legend', {}, 'Why not?'),
      reasons.map((reason, at) => el('label', { class: 'tick' }, el('input', { type: 'radio', name: 'reason', value: at, required: true }), reason.display ?? reason.code))),
    el('label', { for: `comment-${index}` }, 'Comment'),
    el('input', { type: 'text', id: `comment-${index}`, name: 'comment', maxLength: 500, autocomplete: 'off' }),
    el('button', { type: 'submit' }, 'Override'),
    el('p', { class: 'problem', role: 'alert' }));
  const opener = el('button', { type: 'button', class: 'quiet', 'aria-expanded': 'false', 'aria-controls': form.id, onclick: toggle }, 'Override …');
  return el('div', {}, opener, form);

  function toggle() {
    form.hidden = !form.hidden;
    opener.setAttribute('aria-expanded', String(!form.hidden));
    if (!form.hidden) form.querySelector('input').focus();
  }

  async function send(event) {
    event.preventDefault();
    const reason = reasons[Number(form.elements.reason?.value ?? NaN)];
    try {
      await override(one, reason, form.elements.comment.value.trim());
      settled(`Overridden${reason ? `: ${reason.display ?? reason.code}` : ''}. The service has been told.`);
    } catch (error) {
      form.querySelector('.problem').textContent = `Not overridden. ${error.message}`;
    }
  }
}
