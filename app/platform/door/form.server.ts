import { withoutNul } from './nul.server';

/** The form of a request. What cannot be read as one (a body cut short, a wrong type) is answered 400, not as our fault. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return storable(await request.formData());
  } catch {
    throw new Response('The form could not be read. Go back, and send it again.', { status: 400 });
  }
}

function storable(form: FormData): FormData {
  const fields = [...form];
  if (!fields.some(([name, value]) => `${name}${typeof value === 'string' ? value : ''}`.includes('\u0000')))
    return form;
  const plain = new FormData();
  for (const [name, value] of fields) {
    plain.append(withoutNul(name), typeof value === 'string' ? withoutNul(value) : value);
  }
  return plain;
}
