/** A phone number in two: what is dialled first, and the extension behind it, if there is one. */
export interface Dialled {
  number: string;
  ext: string | null;
}

/** Takes the extension off a number as it is kept ("+441632960142;ext=12"), read out or typed ("… ext. 12", "… x12"). */
export function dialled(written: string): Dialled {
  const found = /^(.*\d.*?)[\s,(]*(?:;\s*ext\s*=|ext(?:ension|n)?\.?|x|#)\s*:?\s*(\d{1,7})\)?\s*$/i.exec(written);
  return found ? { number: found[1] ?? '', ext: found[2] ?? null } : { number: written, ext: null };
}

/** The link that rings a number as it is read out: "tel:01632960142;ext=12". */
export function telHref(written: string): string {
  const { number, ext } = dialled(written);
  return `tel:${number.replace(/[^\d+]/g, '')}${ext === null ? '' : `;ext=${ext}`}`;
}
