/**
 * Whether a segment of a path stays one segment, neither empty nor `.` or `..`, also when it is decoded. Servers may decode
 * `%2F` before they split the path, and some decode twice.
 */
export function isSafeSegment(segment: string): boolean {
  try {
    const once = decodeURIComponent(segment);
    const twice = decodeURIComponent(once.replace(/%(?![0-9a-f]{2})/gi, '%25'));
    return [once, twice].every((each) => /^(?!\.{0,2}$)[^/\\\p{Cc}]+$/u.test(each));
  } catch {
    return false;
  }
}
