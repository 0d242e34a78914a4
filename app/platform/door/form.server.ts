/** The form of a request. What cannot be read as one (a body cut short, a wrong type) is answered 400, not as our fault. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response('The form could not be read. Go back, and send it again.', { status: 400 });
  }
}
