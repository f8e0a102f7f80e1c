/**
 * The site's static files: the search box, the style sheets, the OpenAPI document.
 *
 * They lie beside the blocks, so that a Worker serves them without running.
 *
 * Layer: build. Imports: node, esbuild, build.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { build } from 'esbuild'

import { openApiDocument } from './openapi.ts'

/** A static file: its path below the assets, and its content. */
export interface SiteFile {
  readonly name: string
  readonly content: Uint8Array | string
}

const SOURCES = join(import.meta.dirname, '..')

/**
 * Headers of static files. The search box and its style sheet are for other people's pages too;
 * blocks are named by their content and never change.
 */
const HEADERS = `/widget.js
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=3600, stale-while-revalidate=86400
/widget.css
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=3600, stale-while-revalidate=86400
/instantsearch.js
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
/autocomplete.js
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
/openapi.json
  Access-Control-Allow-Origin: *
/documents/*.bin
  Cache-Control: public, max-age=31536000, immutable
/positions/*.bin
  Cache-Control: public, max-age=31536000, immutable
`

/** Makes all static files. The same sources give the same bytes. */
export async function buildSite(): Promise<SiteFile[]> {
  return [
    { name: 'widget.js', content: await bundle('define') },
    { name: 'instantsearch.js', content: await bundle('instantsearch') },
    { name: 'autocomplete.js', content: await bundle('autocomplete') },
    { name: 'widget.css', content: await minifyCss('widget/widget.css') },
    { name: 'pages.css', content: await minifyCss('pages/pages.css') },
    { name: 'explain.css', content: await minifyCss('pages/explain.css') },
    { name: 'openapi.json', content: `${JSON.stringify(openApiDocument(), null, 2)}\n` },
    { name: '_headers', content: HEADERS },
  ]
}

/** A module of the search box with all it imports, as one ES module. */
async function bundle(entry: string): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [join(SOURCES, `widget/${entry}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
  })
  return result.outputFiles[0]?.contents ?? new Uint8Array()
}

async function minifyCss(path: string): Promise<Uint8Array> {
  const result = await build({
    stdin: { contents: readFileSync(join(SOURCES, path), 'utf8'), loader: 'css' },
    minify: true,
    write: false,
  })
  return result.outputFiles[0]?.contents ?? new Uint8Array()
}
