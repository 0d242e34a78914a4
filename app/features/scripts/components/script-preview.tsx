import { SayScripts } from '~/features/calls/components/say-scripts';
import { Section } from '~/ui';
import type { ScriptContent } from '../schema';

/** A script as a call handler will see it. */
export function ScriptPreview({ id, content }: { id: string; content: ScriptContent }) {
  const { title, say, yes, no, after } = content;
  return (
    <Section title="How it will look" lede="Nothing is saved yet: change it below, or save it there.">
      <SayScripts scripts={[{ id, title, say, yes, no, because: after !== null }]} answers={{}} preview />
    </Section>
  );
}
