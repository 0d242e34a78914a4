import type { Category } from '~/features/tenants/schema';
import { Meta, Section } from '~/ui';
import { ServiceCards } from './service-cards';

/** What the councils help with themselves, and for the rest who does it better. */
export function WhatWeHelpWith({ categories }: { categories: readonly Category[] }) {
  const ours = categories.filter(({ diverted }) => diverted === undefined);
  const elsewhere = categories.filter(({ diverted }) => diverted !== undefined);
  return (
    <>
      <Section title="What we can help with">
        <Meta items={ours.map(({ name, hint }) => ({ label: name, value: hint }))} />
      </Section>
      {elsewhere.map((category) => (
        <Section title={category.name} key={category.slug}>
          <ServiceCards category={category} />
        </Section>
      ))}
    </>
  );
}
