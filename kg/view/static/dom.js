// Making elements. Text goes in as text only; there is no way to put markup into the page.

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
 *   functions become listeners, true an empty attribute; null, undefined and false leave it out
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

/**
 * A link that leaves the page, or the text alone where the address is none of the web.
 * @param {string} url
 * @param {string} text
 */
export function outwardLink(url, text) {
  const safe = webAddress(url);
  if (!safe) return element("span", {}, text);
  return element("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, text);
}

/**
 * The address if its scheme is http or https, else null.
 * @param {string} url
 * @returns {string | null}
 */
export function webAddress(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * A disc or dash in the colour of a kind, for the eye only.
 * @param {number} kind
 * @param {string} [modality]
 */
export function swatch(kind, modality = "actual") {
  return element("span", { class: `swatch kind-${kind} ${modality}`, "aria-hidden": "true" });
}
