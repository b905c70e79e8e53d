/** What the app's page asks of its own server, about one launch. */
import { outcomeWords } from '/assets/fhir.js';

/** What went wrong, in words for the person at the screen; `over` if the launch is. */
export class Refused extends Error {
  constructor(words, over = false) {
    super(words);
    this.over = over;
  }
}

/** The server's side of one launch. */
export class Launch {
  #path;
  #csrf = '';

  /** @param {string} handle by which the server knows it in this browser */
  constructor(handle) {
    this.#path = `/smart/app/${encodeURIComponent(handle)}`;
  }

  /** What the page needs to know besides the timeline. */
  async about() {
    const about = await ask(this.#path);
    this.#csrf = about.csrf;
    return about;
  }

  /** The chart over time. */
  timeline() {
    return ask(`${this.#path}/timeline`);
  }

  /** Writes a score into the EHR's record; what became of it, in words. */
  async record(score) {
    return (await this.#change('observations', score)).says;
  }

  /** Closes the app and has the permission forgotten. */
  async end() {
    return (await this.#change('end', {})).says;
  }

  #change(what, form) {
    return ask(`${this.#path}/${what}`, { method: 'POST', headers: { 'X-CSRF-TOKEN': this.#csrf }, body: new URLSearchParams(form) });
  }
}

async function ask(url, options = {}) {
  let answer;
  try {
    answer = await fetch(url, { ...options, credentials: 'same-origin' });
  } catch {
    throw new Refused('The server cannot be reached. Check the connection and reload the page.');
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(outcomeWords(body) || `The server refused with status ${answer.status}.`, [404, 410].includes(answer.status));
  return body;
}
