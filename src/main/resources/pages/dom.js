/**
 * Makes an element. Properties that begin with `on` are listeners, `class`, `role`, `aria-…`, `data-…`, `for` and the like become attributes;
 * `false`, `null` and `undefined` are left out. Children are nodes or words; words are never markup.
 *
 * @param {string} tag
 * @param {Object<string, any>} [props]
 * @param {...(Node|string|number|null|false|undefined|Array)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-') && name !== 'list' && name !== 'form') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== false && child !== undefined));
  return element;
}

/** Puts these children in place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== false && child !== undefined));
}

/** A link that opens beside the page, or the bare words where the address is not one to follow. */
export function outward(url, words) {
  return isWeb(url)
    ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words, el('span', { class: 'unseen' }, ' (opens in a new tab)'))
    : el('span', {}, words);
}

/** Whether an address is one of http or https. */
export function isWeb(url) {
  try {
    return ['http:', 'https:'].includes(new URL(url, location.href).protocol);
  } catch {
    return false;
  }
}

/** `2026-11-23` or a time on that day as `23 Nov 2026`; anything else as it is. */
export function day(date) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  if (!parts) return date ?? '';
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(parts[2]) - 1];
  return `${Number(parts[3])} ${month} ${parts[1]}`;
}
