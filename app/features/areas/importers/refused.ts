/** A file that is not what it says it is, or cannot be read. Its message is one sentence for whoever ran the import. */
export class FileRefused extends Error {
  override name = 'FileRefused';
}
