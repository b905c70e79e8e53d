/** What went wrong, in words for the person at the screen. */
export class Failure extends Error {}

/**
 * Asks for JSON, and turns whatever goes wrong into words.
 *
 * @param {string} who the server, as it is called on the page
 * @param {string} url
 * @param {RequestInit} [options]
 * @returns {Promise<any>} the body, or null where the answer has none
 * @throws {Failure}
 */
export async function askJson(who, url, options = {}) {
  let answer;
  try {
    answer = await fetch(url, { ...options, credentials: 'omit', referrerPolicy: 'no-referrer' });
  } catch {
    throw new Failure(`${who} cannot be reached at ${url.split('?')[0]}. It may not be running, or not allow pages from elsewhere (CORS).`);
  }
  const text = await answer.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    if (answer.ok) throw new Failure(`${who} answered something that is not JSON.`);
  }
  if (!answer.ok) throw Object.assign(new Failure(`${who} refused with status ${answer.status}. ${outcomeWords(body)}`.trim()), { body });
  return body;
}

/** The words of an OperationOutcome. */
export function outcomeWords(body) {
  const issues = body?.resourceType === 'OperationOutcome' ? body.issue ?? [] : [];
  return issues.map(issue => issue.details?.text ?? issue.diagnostics ?? issue.code).filter(Boolean).join(' ');
}

/** A FHIR R4 server, by its base URL. */
export class FhirServer {
  #base;

  constructor(base) {
    this.#base = base;
  }

  get base() {
    return this.#base;
  }

  /** Whatever is at this address below the base. */
  get(path) {
    return askJson('The FHIR server', `${this.#base}/${path}`, { headers: { Accept: 'application/fhir+json' } });
  }

  /** The resources that a search finds, of its first page. */
  async search(type, params) {
    const bundle = await this.get(`${type}?${new URLSearchParams(params)}`);
    return (bundle?.entry ?? []).map(entry => entry.resource).filter(resource => resource?.resourceType === type);
  }

  /** Keeps a resource under its own id. */
  put(resource) {
    return this.#send('PUT', `${resource.resourceType}/${resource.id}`, resource);
  }

  /** Keeps a resource under an id that the server gives. */
  create(resource) {
    const { id, ...unnamed } = resource;
    return this.#send('POST', resource.resourceType, unnamed);
  }

  /** Takes out what a reference such as `MedicationRequest/1` leads to. */
  remove(reference) {
    return this.#send('DELETE', reference);
  }

  #send(method, path, resource) {
    const headers = { Accept: 'application/fhir+json', ...(resource && { 'Content-Type': 'application/fhir+json' }) };
    return askJson('The FHIR server', `${this.#base}/${path}`, { method, headers, body: resource && JSON.stringify(resource) });
  }
}
