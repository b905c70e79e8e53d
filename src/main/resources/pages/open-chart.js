import { draftId, draftsOf, orderWords, padOf } from './drafts.js';

/** A patient whose chart is open, and the orders that are being drafted: on the pad, rewritten by a card, or added by one. */
export class OpenChart {
  #fhir;
  #rewritten = new Map();
  #added = [];

  /**
   * @param {import('./fhir.js').FhirServer} fhir
   * @param {import('./patient.js').Chart} chart
   * @param {import('./drafts.js').Pad} pad
   */
  constructor(fhir, chart, pad) {
    this.#fhir = fhir;
    this.chart = chart;
    this.pad = pad;
  }

  /** All drafts as FHIR resources. */
  get drafts() {
    return [...this.#onThePad(), ...this.#added];
  }

  /** The drafts that cards have added. */
  get added() {
    return this.#added;
  }

  #onThePad() {
    return draftsOf(this.pad, this.chart).map(draft => this.#rewritten.get(draft.id) ?? draft);
  }

  /** Takes what a person has made of the pad; what cards had rewritten is written anew. */
  change(pad) {
    this.pad = pad;
    this.#rewritten.clear();
  }

  /** What an EHR tells a service at this moment. */
  context(hook) {
    const { userId, patient, encounterId } = this.chart;
    const context = { userId, patientId: patient.id, ...(encounterId && { encounterId }) };
    if (hook === 'patient-view') return context;
    const { drafts } = this;
    const chosen = drafts.find(draft => draft.id === draftId(this.chart)) ?? drafts[0];
    const selections = chosen ? [`${chosen.resourceType}/${chosen.id}`] : [];
    const draftOrders = { resourceType: 'Bundle', type: 'collection', entry: drafts.map(resource => ({ resource })) };
    return { ...context, ...(hook === 'order-select' && { selections }), draftOrders };
  }

  /**
   * Does what an action of a suggestion says, to the drafts and to the FHIR server.
   *
   * @param {{type: string, resource?: any, resourceId?: string|string[]}} action
   * @returns {Promise<string>} what was done, in words
   */
  async apply({ type, resource, resourceId }) {
    if (type === 'delete') return this.takeOut([resourceId].flat()[0] ?? '');
    return type === 'create' ? this.#add(resource) : this.#rewrite(resource);
  }

  async #add(resource) {
    const created = await this.#fhir.create(resource);
    this.#added.push(created?.id ? created : resource);
    return `Drafted: ${orderWords(resource)}.`;
  }

  async #rewrite(resource) {
    this.#added = this.#added.map(draft => (draft.id === resource.id ? resource : draft));
    this.#rewritten.set(resource.id, resource);
    this.pad = padOf(this.#onThePad(), this.chart);
    await this.#fhir.put(resource);
    return `Changed and kept as a draft: ${resource.dosageInstruction?.[0]?.text ?? orderWords(resource)}.`;
  }

  /** Takes out a draft by its reference, here and on the FHIR server. */
  async takeOut(reference) {
    const id = reference.split('/').pop();
    this.#added = this.#added.filter(draft => draft.id !== id);
    if (id === draftId(this.chart)) this.pad = { ...this.pad, product: '' };
    await this.#fhir.remove(reference);
    return 'The draft was taken out.';
  }

  /** Keeps the drafts on the FHIR server. */
  async save() {
    const saved = await Promise.all(this.drafts.map(draft => this.#fhir.put(draft)));
    return saved.length ? `Kept on the FHIR server: ${saved.map(one => `${one.resourceType}/${one.id}`).join(', ')}.` : 'There is no order to keep.';
  }
}
