/**
 * Parameters from pages in GBK: a form without script sends the letters of its own page's encoding.
 *
 * Layer: pages. Imports: nothing.
 */

const REPLACEMENT = '\uFFFD'

/** The parameters of an address. A value that is no UTF-8 is read as GB18030, of which GBK is a part. */
export function parametersIn(address: string): URLSearchParams {
  const { search, searchParams } = new URL(address)
  if (![...searchParams.values()].some((value) => value.includes(REPLACEMENT))) return searchParams
  const read = new URLSearchParams()
  for (const pair of search.slice(1).split('&')) {
    const [name = '', ...value] = pair.split('=')
    if (pair !== '') read.append(decode(name), decode(value.join('=')))
  }
  return read
}

function decode(part: string): string {
  const letters = part
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
  return tryDecode('utf-8', bytes) ?? tryDecode('gb18030', bytes) ?? new TextDecoder().decode(bytes)
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}
