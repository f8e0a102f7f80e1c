/**
 * The OpenSearch description: lets a browser search this site from its address bar.
 *
 * Layer: pages. Imports: search.
 */

import { escapeHtml } from '../search/show/marked-text.ts'

/** The names a browser shows; `ShortName` is 16 characters at most. */
const SHORT_NAME = '汉搜'
const DESCRIPTION = '汉搜：中文全文搜索'

export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml; charset=utf-8'

/**
 * The description for a site.
 *
 * @param origin - Without a slash at the end.
 */
export function openSearchDescription(origin: string): string {
  const at = escapeHtml(origin)
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${SHORT_NAME}</ShortName>
  <Description>${DESCRIPTION}</Description>
  <Language>zh-CN</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Url type="text/html" method="get" template="${at}/search?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" method="get" template="${at}/v1/suggest?q={searchTerms}&amp;format=opensearch"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${at}/opensearch.xml"/>
</OpenSearchDescription>
`
}
