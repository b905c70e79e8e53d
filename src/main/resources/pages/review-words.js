/** The words of a review's state, and how heavy they are. */
import { el } from '/assets/dom.js';

const STATES = {
  responded: ['Responding', 'good'],
  biochemicalOnly: ['CK better, clinically not shown', 'info'],
  none: ['No response', 'warning'],
  missing: ['Not documented', 'undetermined'],
  tooFewCourses: ['Too few courses', ''],
  tooEarly: ['Not due yet', ''],
  notStarted: ['Not started', ''],
  notChecked: ['Could not check', 'undetermined'],
};

const OUTCOMES = { improved: ['improved', 'good'], notImproved: ['not improved', 'warning'], notJudged: ['not judged', ''] };

/** A badge for where the review stands. */
export const badge = state => made(STATES[state] ?? ['Not judged', '']);

/** A badge for what one domain says. */
export const outcome = result => made(OUTCOMES[result] ?? OUTCOMES.notJudged);

const made = ([words, weight]) => el('span', { class: `badge ${weight}`.trim() }, words);
