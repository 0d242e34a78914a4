/** Whose message it is: the name at its foot, and the phone line (hours in words) for whoever would rather ring. */
export interface Sender {
  name: string;
  phone?: { number: string; hours?: string | undefined } | undefined;
}

export interface Letter {
  sender: Sender;
  /** The recipient's name as they gave it, when they gave one. */
  name?: string | undefined;
  /** What the message says, a paragraph each; a paragraph may be a list, a line each. */
  paragraphs: readonly string[];
  /** Why the recipient gets this message, in one sentence. */
  because: string;
}

/**
 * A message in plain text: greeting, paragraphs, who it is from and how to reach them, and why it came. Nothing in it
 * asks for a reply by mail, because nobody reads the address it comes from.
 */
export function layOut({ sender, name, paragraphs, because }: Letter): string {
  const greeting = name && oneLine(name) ? `Hello ${oneLine(name)},` : 'Hello,';
  const blocks = [greeting, ...paragraphs.map(tidy).filter(Boolean), closing(sender), foot(sender, because)];
  return blocks.join('\n\n') + '\n';
}

function closing({ name, phone }: Sender): string {
  if (!phone) return oneLine(name);
  const hours = phone.hours ? ` (${oneLine(phone.hours)})` : '';
  return `${oneLine(name)}\nPhone: ${oneLine(phone.number)}${hours}`;
}

function foot({ phone }: Sender, because: string): string {
  const instead = phone ? 'please ring us instead' : 'use the link or the page you came from instead';
  return `-- \n${oneLine(because)}\nNobody reads replies to this address; ${instead}.`;
}

/** What people typed, without the line breaks by which they could write paragraphs of ours. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function tidy(paragraph: string): string {
  return paragraph
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
