import { describe, expect, it } from 'vitest'

import type { Document } from '../../src/corpus/document.ts'
import { parseJsonl, parseJsonlLine } from '../../src/corpus/jsonl/parse-jsonl.ts'

const NOTHING: Omit<Document, 'id' | 'title'> = {
  body: '',
  caption: '',
  byline: '',
  date: null,
  url: null,
  facets: {},
}

describe('parseJsonlLine', () => {
  const GOOD = [
    {
      name: 'all fields',
      line: '{"id":"a/1","title":"题","text":"一\\n二","url":"/x","date":"2025-03-06","facets":{"tag":["b","a",1],"city":"佛山","page":3},"caption":"图","byline":"张三"}',
      document: {
        id: 'a/1',
        title: '题',
        body: '一\n二',
        caption: '图',
        byline: '张三',
        date: '2025-03-06',
        url: '/x',
        facets: { city: ['佛山'], page: ['3'], tag: ['b', 'a', '1'] },
      },
    },
    {
      name: 'a title alone',
      line: '{"id":"a","title":"题"}',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
    {
      name: 'an item of a feed in JSON',
      line: '{"id":"a","title":"题","content_html":"<p>文</p>","summary":"略","date_published":"2025-03-06T08:00:00+08:00"}',
      document: { ...NOTHING, id: 'a', title: '题', body: '文', date: '2025-03-06' },
    },
    {
      name: 'an item of RSS',
      line: '{"id":"a","title":"题","content:encoded":"<p>文</p>","description":"略","isoDate":"2025-03-06T00:00:00.000Z"}',
      document: { ...NOTHING, id: 'a', title: '题', body: '文', date: '2025-03-06' },
    },
    {
      name: 'a post of the API of WordPress',
      line: '{"id":7,"date":"2025-03-06T10:00:00","title":{"rendered":"题&#8221;"},"content":{"rendered":"<p>文</p>"},"excerpt":{"rendered":"略"}}',
      document: { ...NOTHING, id: '7', title: '题”', body: '文', date: '2025-03-06' },
    },
    {
      name: 'an export of WordPress',
      line: '{"id":"a","title":"题","content":"<!-- wp:paragraph --><p>文</p>[caption id=\\"a\\" width=\\"9\\"]<img src=a> 图[/caption]<p>[gallery ids=\\"1\\"]后[注]</p>"}',
      document: { ...NOTHING, id: 'a', title: '题', body: '文\n图\n后[注]' },
    },
    {
      name: 'an export of Ghost',
      line: '{"id":"a","title":"题","html":"<p>文</p>","plaintext":"略","published_at":"2025-03-06T00:00:00Z","tags":[{"name":"甲","slug":"a"}]}',
      document: {
        ...NOTHING,
        id: 'a',
        title: '题',
        body: '文',
        date: '2025-03-06',
        facets: { tag: ['甲'] },
      },
    },
    {
      name: 'an export of Halo',
      line: '{"id":"a","title":"题","content":"文","publishTime":"2025-03-06T00:00:00Z","createTime":0,"categories":[{"name":"甲"}]}',
      document: {
        ...NOTHING,
        id: 'a',
        title: '题',
        body: '文',
        date: '2025-03-06',
        facets: { category: ['甲'] },
      },
    },
    {
      name: 'an export of Typecho',
      line: '{"id":"a","title":"题","text":"<!--markdown-->**文**见[乙](b)。\\n\\n1. 丙\\n\\n![图](a.png)","created":1741226400}',
      document: {
        ...NOTHING,
        id: 'a',
        title: '题',
        body: '文见乙。\n丙',
        caption: '图',
        date: '2025-03-06',
      },
    },
    {
      name: 'an item that a feed only sums up',
      line: '{"id":"a","title":"题","summary":"略","updated":"2025-03-06"}',
      document: { ...NOTHING, id: 'a', title: '题', body: '略', date: '2025-03-06' },
    },
    {
      name: 'a text alone',
      line: '{"id":"a","text":"文"}',
      document: { ...NOTHING, id: 'a', title: '', body: '文' },
    },
    {
      name: 'other names of text and byline',
      line: '{"id":"a","body":"文","author":"张三"}',
      document: { ...NOTHING, id: 'a', title: '', body: '文', byline: '张三' },
    },
    {
      name: 'another name of the text beside none',
      line: '{"id":"a","title":"题","text":null,"content":"文","body":["文"]}',
      document: { ...NOTHING, id: 'a', title: '题', body: '文' },
    },
    {
      name: 'a text beside what is called otherwise',
      line: '{"id":"a","text":"文","content":"别的","byline":"李四","author":"张三"}',
      document: { ...NOTHING, id: 'a', title: '', body: '文', byline: '李四' },
    },
    {
      name: 'what crawlers write',
      line: '{"id":1,"title":"&quot;题&quot;","content":["一","二"],"pubDate":"2025-03-06T10:00:00Z","link":"/1","author":[{"name":"张三","id":3}],"tags":"甲,乙","category":["要闻"],"url":""}',
      document: {
        ...NOTHING,
        id: '1',
        title: '"题"',
        body: '一\n二',
        byline: '张三',
        date: '2025-03-06',
        url: '/1',
        facets: { category: ['要闻'], tag: ['甲', '乙'] },
      },
    },
    {
      name: 'a time in seconds, of the evening before in Greenwich',
      line: '{"id":"a","title":"题","date":1741194000}',
      document: { ...NOTHING, id: 'a', title: '题', date: '2025-03-06' },
    },
    {
      name: 'a time in milliseconds, as text',
      line: '{"id":"a","title":"题","date":"1741194000123"}',
      document: { ...NOTHING, id: 'a', title: '题', date: '2025-03-06' },
    },
    {
      name: 'a line of an array',
      line: '[ {"id":"a","title":"题"},',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
    {
      name: 'the last line of an array',
      line: '{"id":"a","title":"题"} ]',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
    {
      name: 'HTML that was escaped',
      line: '{"id":"a","title":"<em>题</em>","text":"一&lt;br&gt;二&amp;mdash;三"}',
      document: { ...NOTHING, id: 'a', title: '题', body: '一\n二—三' },
    },
    {
      name: 'HTML within a line',
      line: '{"id":"a","text":"见<a href=\'x\'>此</a><img src=y>\\n二"}',
      document: { ...NOTHING, id: 'a', title: '', body: '见此\n二' },
    },
    {
      name: 'line ends of Windows, and what is no reference',
      line: '{"id":"a","text":"一&nosuch;\\r\\nR&D; <a> &hellip;"}',
      document: { ...NOTHING, id: 'a', title: '', body: '一&nosuch;\nR&D; <a> …' },
    },
    {
      name: 'an empty text',
      line: '{"id":"a","title":"题","text":""}',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
    {
      name: 'nulls',
      line: '{"id":"a","title":"题","text":null,"date":null,"url":null,"facets":null}',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
    {
      name: 'a number as id',
      line: '{"id":7,"title":"题"}',
      document: { ...NOTHING, id: '7', title: '题' },
    },
    {
      name: 'a time',
      line: '{"id":"a","title":"题","date":"2025-03-06T23:30:00Z"}',
      document: { ...NOTHING, id: 'a', title: '题', date: '2025-03-07' },
    },
    {
      name: 'a day in Chinese',
      line: '{"id":"a","title":"题","date":"2025年3月6日"}',
      document: { ...NOTHING, id: 'a', title: '题', date: '2025-03-06' },
    },
    {
      name: 'an id beyond what numbers hold',
      line: '{"id":1897123456789012481,"title":"题","facets":{"of":1897123456789012482,"at":1e3}}',
      document: {
        ...NOTHING,
        id: '1897123456789012481',
        title: '题',
        facets: { at: ['1000'], of: ['1897123456789012482'] },
      },
    },
    {
      name: 'nulls and booleans in facets',
      line: '{"id":"a","title":"题","facets":{"city":null,"tag":["甲",null],"top":true,"none":[]}}',
      document: { ...NOTHING, id: 'a', title: '题', facets: { tag: ['甲'], top: ['true'] } },
    },
    {
      name: 'several authors',
      line: '{"id":"a","title":"题","author":["张三","李四"]}',
      document: { ...NOTHING, id: 'a', title: '题', byline: '张三 李四' },
    },
    {
      name: 'several bylines',
      line: '{"id":"a","title":"题","byline":["张三","李四"],"author":"王五"}',
      document: { ...NOTHING, id: 'a', title: '题', byline: '张三 李四' },
    },
    {
      name: 'HTML',
      line: '{"id":"a","content":"<p>职工&nbsp;书屋</p>\\n<figure><figcaption>图</figcaption></figure><div>开放&lt;日</div>"}',
      document: { ...NOTHING, id: 'a', title: '', body: '职工\u00A0书屋\n开放<日', caption: '图' },
    },
    {
      name: 'text with line breaks of HTML',
      line: '{"id":"a","text":"一<br>二\\n三<br/>"}',
      document: { ...NOTHING, id: 'a', title: '', body: '一\n二\n三' },
    },
    {
      name: 'text with what only looks like HTML',
      line: '{"id":"a","text":"若 a<b 且 p>q，写 <p> 即可"}',
      document: { ...NOTHING, id: 'a', title: '', body: '若 a<b 且 p>q，写 <p> 即可' },
    },
    {
      name: 'unknown fields',
      line: '{"id":"a","title":"题","score":1,"nested":{}}',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
    {
      name: 'a carriage return',
      line: '{"id":"a","title":"题"}\r',
      document: { ...NOTHING, id: 'a', title: '题' },
    },
  ]
  it.each(GOOD)('reads $name', ({ line, document }) => {
    expect(parseJsonlLine(line, 1, 'x.jsonl')).toEqual({ document, issues: [] })
  })

  it('names a document without an id by its url', () => {
    const [first, second, other] = ['/1","title":"题', '/1","title":"又', '/2","title":"题'].map(
      (rest) => parseJsonlLine(`{"url":"${rest}"}`, 1, 'x.jsonl').document?.id,
    )
    expect(first).toMatch(/^[\da-f]{16}$/u)
    expect([first === second, first === other]).toEqual([true, false])
  })

  it.each(['[', ' ] ', ''])('takes “%s” for no line', (line) => {
    expect(parseJsonlLine(line, 1, 'x.jsonl')).toEqual({ document: null, issues: [] })
  })

  const LOST = [
    {
      name: 'an array of documents',
      line: '[{"id":"a","title":"题"}]',
      rule: 'bad-document',
      message: 'expected one object a line, found an array: "jq -c .[]" converts it',
    },
    { name: 'no JSON', line: '{"id":', rule: 'bad-json', message: 'expected a JSON object' },
    {
      name: 'an array',
      line: '[]',
      rule: 'bad-document',
      message: 'id: expected a string that is not empty, or a number, found nothing',
    },
    { name: 'a number', line: '1', rule: 'bad-document', message: 'expected an object, found 1' },
    {
      name: 'no id',
      line: '{"title":"题"}',
      rule: 'bad-document',
      message: 'id: expected a string that is not empty, or a number, found nothing',
    },
    {
      name: 'an empty id',
      line: '{"id":" ","title":"题"}',
      rule: 'bad-document',
      message: 'id: expected a string that is not empty, or a number, found " "',
    },
    {
      name: 'an id of another type',
      line: '{"id":{},"title":"题"}',
      rule: 'bad-document',
      message: 'found {}',
    },
    {
      name: 'an id that leads elsewhere',
      line: '{"id":"..","title":"题"}',
      rule: 'bad-document',
      message: 'id: expected one that can stand in an address, found ".."',
    },
    {
      name: 'an id that cannot be encoded',
      line: '{"id":"a\\ud800","title":"题"}',
      rule: 'bad-document',
      message: 'id: expected one that can stand in an address',
    },
    {
      name: 'HTML without a text',
      line: '{"id":"a","text":"<p><img src=a.png></p>"}',
      rule: 'bad-document',
      message: 'expected a title or a text, found neither',
    },
    {
      name: 'neither title nor text',
      line: '{"id":"a","title":" ","text":""}',
      rule: 'bad-document',
      message: 'expected a title or a text, found neither',
    },
    {
      name: 'a title of another type',
      line: '{"id":"a","title":5,"text":"文"}',
      rule: 'bad-document',
      message: 'title: expected a string, found 5',
    },
    {
      name: 'two wrong fields',
      line: '{"id":"","title":5}',
      rule: 'bad-document',
      message: '; title: expected a string',
    },
  ]
  it.each(LOST)('reports $name', ({ line, rule, message }) => {
    const { document, issues } = parseJsonlLine(line, 3, 'x.jsonl')
    expect(document).toBeNull()
    expect(issues).toEqual([
      { file: 'x.jsonl', line: 3, rule, message: expect.stringContaining(message) },
    ])
  })

  const FIELDS = [
    {
      name: 'a day that does not exist',
      field: '"date":"2025-02-30"',
      message: 'date: expected a day that exists, such as 2025-03-06, found "2025-02-30"',
    },
    {
      name: 'a date of another type',
      field: '"date":20250306',
      message: 'date: expected a day as text, such as "2025-03-06", found 20250306',
    },
    {
      name: 'a link that runs',
      field: '"url":"javascript:alert(1)"',
      message: 'url: expected an http(s) address or a path, found "javascript:alert(1)"',
    },
    {
      name: 'facets that are a list',
      field: '"facets":"佛山"',
      message: 'facets: expected an object, found "佛山"',
    },
    {
      name: 'a facet value of another type',
      field: '"facets":{"city":[null]}',
      message:
        'facets: expected a string or an array of strings and numbers, found {"city":[null]}',
    },
    {
      name: 'a caption of another type',
      field: '"caption":1',
      message: 'caption: expected a string, found 1',
    },
  ]
  it.each(FIELDS)('loses only the field for $name', ({ field, message }) => {
    expect(parseJsonlLine(`{"id":"a","title":"题",${field}}`, 3, 'x.jsonl')).toEqual({
      document: { ...NOTHING, id: 'a', title: '题' },
      issues: [{ file: 'x.jsonl', line: 3, rule: 'bad-field', message }],
    })
  })

  const FACETS = [
    {
      name: 'a value of another type',
      facet: '"city":{}',
      message: 'facets: expected a string or an array of strings and numbers, found {"city":{}}',
    },
    {
      name: 'a list with a value of another type',
      facet: '"city":["佛山",{}]',
      message:
        'facets: expected a string or an array of strings and numbers, found {"city":["佛山",{}]}',
    },
    {
      name: 'a name that every object has',
      facet: '"constructor":"甲"',
      message: 'facets: expected another name, found {"constructor":"甲"}',
    },
    {
      name: 'the name of what it is made from',
      facet: '"__proto__":"甲"',
      message: 'facets: expected another name, found {"__proto__":"甲"}',
    },
  ]
  it.each(FACETS)('loses no other facet for $name', ({ facet, message }) => {
    const line = `{"id":"a","title":"题","facets":{"tag":"乙",${facet},"year":2025}}`
    expect(parseJsonlLine(line, 3, 'x.jsonl')).toEqual({
      document: { ...NOTHING, id: 'a', title: '题', facets: { tag: ['乙'], year: ['2025'] } },
      issues: [{ file: 'x.jsonl', line: 3, rule: 'bad-field', message }],
    })
  })

  it('survives a value nested deeper than it can print', () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    const { document, issues } = parseJsonlLine(`{"id":"a","title":"题","url":${deep}}`, 1, 'x')
    expect(document?.url).toBeNull()
    expect(issues.map(({ rule }) => rule)).toEqual(['bad-field'])
  })

  it('quotes no more than the start of a wrong value', () => {
    const { issues } = parseJsonlLine(`{"id":"a","title":["${'长'.repeat(999)}"]}`, 1, 'x.jsonl')
    expect(issues[0]?.message.length).toBeLessThan(100)
  })
})

describe('parseJsonl', () => {
  const encode = (text: string) => new TextEncoder().encode(text)

  it('keeps the lines around a bad one, and counts blank ones', () => {
    const source = '\uFEFF{"id":"a","title":"甲"}\r\n\n{\n{"id":"b","title":"乙"}'
    const { documents, issues } = parseJsonl(encode(source), 'x.jsonl', 10)
    expect(documents.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[12, 'bad-json']])
  })

  it('loses a line that is not UTF-8, and no other', () => {
    const lines = ['{"id":"a","title":"甲"}\n{"id":"', '","title":"乙"}\n{"id":"c","title":"丙"}\n']
    const [before = new Uint8Array(), after = new Uint8Array()] = lines.map(encode)
    const bytes = Uint8Array.from([...before, 0xff, ...after])
    const { documents, issues } = parseJsonl(bytes, 'x.jsonl', 1)
    expect(documents.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[2, 'not-utf8']])
  })
})
