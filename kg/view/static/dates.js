// Days are whole numbers since 1970-01-01, as in the columns; nothing here knows of time zones.

const DAY = 86400000;

/**
 * @param {string} text `2021-10-18`
 * @returns {number | null}
 */
export function dayOf(text) {
  if (!/^-?\d{4,6}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

/** @param {number} day */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @param {number} day */
export function partsOf(day) {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/**
 * @param {number} year
 * @param {number} [month] from 0; may lie outside the year
 */
export function firstOf(year, month = 0) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / DAY);
}

/**
 * A day or an interval in words, no more exact than is known: a whole month is named as a month.
 * @param {number} from
 * @param {number} to
 * @param {string} language
 */
export function intervalText(from, to, language) {
  const [start, stop] = [new Date(from * DAY), new Date(to * DAY)];
  if (from === to) return formats(language).day.format(start);
  const { year, month, date } = partsOf(from);
  if (date === 1 && to === firstOf(year, month + 1) - 1) return formats(language).month.format(start);
  if (date === 1 && month === 0 && to === firstOf(year + 1) - 1) return String(year);
  return formats(language).day.formatRange(start, stop);
}

/**
 * @param {number} day
 * @param {string} language
 */
export function monthText(day, language) {
  return formats(language).shortMonth.format(new Date(day * DAY));
}

/** @type {Map<string, {day: Intl.DateTimeFormat, month: Intl.DateTimeFormat, shortMonth: Intl.DateTimeFormat}>} */
const made = new Map();

/** @param {string} language */
function formats(language) {
  let found = made.get(language);
  if (!found) {
    const locale = language === "en" ? "en-GB" : language;
    /** @param {Intl.DateTimeFormatOptions} options */
    const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    found = {
      day: format({ day: "numeric", month: "short", year: "numeric" }),
      month: format({ month: "long", year: "numeric" }),
      shortMonth: format({ month: "short" }),
    };
    made.set(language, found);
  }
  return found;
}
