/** The values of a text that stands for a list: a JSON array, in which values may hold commas, or values between commas. */
export const textList = (text: string): unknown[] =>
  jsonArray(text) ?? text.split(',').flatMap((part) => part.trim() || []);

function jsonArray(text: string): unknown[] | undefined {
  try {
    const list: unknown = text.trim().startsWith('[') ? JSON.parse(text) : undefined;
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
