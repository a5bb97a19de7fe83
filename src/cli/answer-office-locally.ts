/** The tag by which a page of the add-in loads office.js from Microsoft. */
const officeTag =
  /<script\b[^>]*\bsrc="https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js"[^>]*><\/script>/g;

const localTags =
  '<script src="/prepare-frame.js"></script><script src="/office-js/office.js"></script>';

/**
 * A page of the add-in, byte for byte what Excel gets but for the one tag that loads office.js: here our copy of the same
 * library answers, and ahead of it the page above the frame makes itself known as the host.
 */
export const answerOfficeLocally = (html: string) => html.replace(officeTag, localTags);
