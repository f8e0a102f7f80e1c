import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isNewspaper, parseMarkdown } from '../../src/corpus/markdown/parse-markdown.ts'
import { LAW } from '../support/core-text.ts'
import { SEED } from './pages.ts'

const parse = (source: string) => {
  const { documents, issues } = parseMarkdown(source, 'notes/2025-plan.md')
  return { document: documents[0], documents, issues }
}

describe('parseMarkdown', () => {
  it('reads front matter', () => {
    const source = [
      '---',
      'title: 全文 检索',
      'date: 2025-3-6 10:00',
      'permalink: /posts/1',
      'author: [张三, 李四]',
      'tags: [搜索, 索引]',
      'categories: 技术',
      'city: 佛山',
      'layout: post',
      'weight: 3',
      'facets: { year: 2025 }',
      '---',
      '# 标题',
      '正文。',
    ].join('\n')
    expect(parse(source)).toMatchObject({
      document: {
        title: '全文 检索',
        body: '标题\n正文。',
        byline: '张三 李四',
        date: '2025-03-06',
        url: '/posts/1',
        facets: { category: ['技术'], city: ['佛山'], tag: ['搜索', '索引'], year: ['2025'] },
      },
      issues: [],
    })
  })

  const TITLES = [
    { name: 'front matter', source: '---\ntitle: 甲\n---\n# 乙\n文', title: '甲', body: '乙\n文' },
    {
      name: 'the same title twice',
      source: '---\ntitle: 甲\n---\n# 甲\n文',
      title: '甲',
      body: '文',
    },
    {
      name: 'the first heading',
      source: '## 小\n\n# 大 `码`\n\n文',
      title: '大 码',
      body: '小\n文',
    },
    { name: 'the name of the file', source: '文\n\n## 小', title: '2025-plan', body: '文\n小' },
    {
      name: 'the name of the file, before one heading of several',
      source: '## 何时使用\n文\n## 接口',
      title: '2025-plan',
      body: '何时使用\n文\n接口',
    },
    { name: 'a heading of level 2', source: '## 更新日志\n\n文', title: '更新日志', body: '文' },
    {
      name: 'a heading of level 2, the only one',
      source: '## 工具\n文\n### 安装\n后',
      title: '工具',
      body: '文\n安装\n后',
    },
    { name: 'a heading of level 3', source: '### 题\n文', title: '题', body: '文' },
    {
      name: 'what comes after comments, imports, rules and images',
      source:
        "<!-- 注\n\n-->\nimport A from './a'\n\n{/* 注 */}\n\n[TOC]\n\n---\n\n[![CI](a)](b)\n\n## 题\n文",
      title: '题',
      body: 'CI\n文',
    },
    {
      name: 'a heading below front matter without a title',
      source: '---\ntags: 甲\n---\n## 题\n文',
      title: '题',
      body: '文',
    },
    {
      name: 'front matter, as the heading of level 2 says it',
      source: '---\ntitle: 甲\n---\n## 甲\n文\n### 乙',
      title: '甲',
      body: '文\n乙',
    },
    {
      name: 'front matter, before a bare heading and one in HTML',
      source: '---\ntitle: 甲\n---\n#乙\n\n<h1>丙</h1>\n\n文',
      title: '甲',
      body: '乙\n丙\n文',
    },
    {
      name: 'a heading without a blank',
      source: '#将内容输出到页面\n文\n##第二节##\n后',
      title: '将内容输出到页面',
      body: '文\n第二节\n后',
    },
    { name: 'a bare heading alone', source: '#题', title: '题', body: '' },
    {
      name: 'a bare heading, before others of its level',
      source: '#题\n文\n# 节\n后',
      title: '题',
      body: '文\n节\n后',
    },
    {
      name: 'a heading below tags of notes',
      source: '#读书\n#笔记\n\n# 题\n文',
      title: '题',
      body: '读书\n笔记\n文',
    },
    {
      name: 'a bare heading with an id',
      source: '##题 {#a}\n文',
      title: '题',
      body: '文',
    },
    {
      name: 'a heading in HTML',
      source: '<h1 align="center">题 <sub>二</sub></h1>\n\n文\n\n# 节',
      title: '题 二',
      body: '文\n节',
    },
    {
      name: 'a heading in HTML within what centres it',
      source:
        '<div align="center">\n<p><a href="b">English</a></p>\n<H1>\n<img src="a" alt="b">\n题\n</H1>\n<p>述</p>\n</div>\n\n## 节',
      title: '题',
      body: 'English\n述\n节',
    },
    {
      name: 'a heading in HTML within a paragraph',
      source: '<p align="center"><h1>题</h1>\n述</p>\n\n文',
      title: '题',
      body: '述\n文',
    },
    {
      name: 'a heading of level 2 in HTML',
      source: '<p align="center"><img src="a"></p>\n\n<h2 align="center">题</h2>\n\n文\n\n## 节',
      title: '题',
      body: '文\n节',
    },
    {
      name: 'a heading within a centre of Markdown',
      source: '<div align="center">\n\n## 题\n\n</div>\n\n文',
      title: '题',
      body: '文',
    },
    {
      name: 'a heading in a container',
      source: '::: center\n## 题\n:::\n文',
      title: '题',
      body: '文',
    },
  ]
  it.each(TITLES)('takes the title from $name', ({ source, title, body }) => {
    expect(parse(source).document).toMatchObject({ title, body })
  })

  const UNTITLED = [
    { name: 'headings below a text', source: '文\n\n## 一\n\n## 二', body: '文\n一\n二' },
    { name: 'a heading below a container', source: '::: tip 提示\n:::\n## 一', body: '提示\n一' },
    { name: 'a heading in HTML below a text', source: '文\n\n<h2>一</h2>', body: '文\n一' },
    { name: 'a heading of level 4', source: '#### 一\n文', body: '一\n文' },
    { name: 'a paragraph over a rule', source: '文文\n---\n后', body: '文文\n后' },
    { name: 'chapters', source: '## 一、甲\n## 二、乙', body: '一、甲\n二、乙' },
    { name: 'versions', source: '## [1.1]\n文\n## [1.0]', body: '[1.1]\n文\n[1.0]' },
    { name: 'a tag below a text', source: '文\n\n#摄影', body: '文\n摄影' },
    { name: 'a comment', source: '<!-- <h1>甲</h1> -->\n\n文', body: '文' },
    { name: 'an example', source: '#### 标签\n\n<h1>甲</h1>', body: '标签\n甲' },
  ]
  it.each(UNTITLED)('takes no title from $name', ({ source, body }) => {
    expect(parse(source).document).toMatchObject({ title: '2025-plan', body })
  })

  it('takes a name in Chinese for a title, before what is one by its place alone', () => {
    const titles = ['## 定义\n文', '#读书\n文', '# 题\n文', '<h1>题</h1>\n\n文'].map(
      (source) => parseMarkdown(source, '互助.md').documents[0],
    )
    expect(titles).toMatchObject([
      { title: '互助', body: '定义\n文' },
      { title: '互助', body: '读书\n文' },
      { title: '题', body: '文' },
      { title: '题', body: '文' },
    ])
  })

  const BADGES = [
    {
      name: 'beside words',
      source: '# 题 [![Build Status](a)](b) ![合影](c)',
      expected: { title: '题', body: '', caption: 'Build Status\n合影' },
    },
    { name: 'alone', source: '# [![题](a)](b)\n文', expected: { title: '题', caption: '' } },
    {
      name: 'in a heading that is no title',
      source: '---\ntitle: 甲\n---\n# 题 ![合影](a)',
      expected: { title: '甲', body: '题 合影', caption: '' },
    },
  ]
  it.each(BADGES)('reads images of a heading $name', ({ source, expected }) => {
    expect(parse(source).document).toMatchObject(expected)
  })

  const SIGNS = [
    { name: 'a topic', text: '#话题#' },
    { name: 'a topic before a text', text: '#话题#今天去了' },
    { name: 'topics', text: '#话题 #旅行' },
    { name: 'letters', text: '#VM' },
    { name: 'a number', text: '#123' },
    { name: 'a script', text: '#!/bin/sh' },
    { name: 'another sign', text: '#《办法》' },
    { name: 'seven signs', text: '#######题' },
    { name: 'an escape', text: '\\#题', body: '#题' },
    { name: 'signs within a line', text: '见 #题' },
    { name: 'code', text: '```\n#题\n```', body: '#题' },
    { name: 'code in a list', text: '- 一\n  ```\n  #题\n  ```', body: '一\n#题' },
    { name: 'code of lines', text: '`一\n#题`', body: '一 #题' },
    { name: 'indented code', text: '一\n\n    #题', body: '一\n#题' },
    { name: 'code in HTML', text: '<pre>\n#题\n</pre>', body: '#题' },
  ]
  it.each(SIGNS)('leaves $name as they stand', ({ text, body = text }) => {
    expect(parse(text).document).toMatchObject({ title: '2025-plan', body })
  })

  const BARE = [
    { name: 'between texts', text: '文\n#题\n后', body: '文\n题\n后' },
    { name: 'of level 6', text: '文\n######题', body: '文\n题' },
    { name: 'below a quote', text: '> 文\n#题', body: '文\n题' },
    {
      name: 'that is closed',
      text: '文\n#题 #\n##题##\n###学C##语言##',
      body: '文\n题\n题\n学C##语言',
    },
    { name: 'that names a language', text: '文\n##学习C#', body: '文\n学习C#' },
    { name: 'below code', text: '```\n#一\n```\n#题', body: '#一\n题' },
  ]
  it.each(BARE)('reads a heading without a blank $name', ({ text, body }) => {
    expect(parse(text).document).toMatchObject({ title: '2025-plan', body })
  })

  it('loses nothing for a title', () => {
    const part = fc.constantFrom(
      ...[
        '#',
        '##',
        '# ',
        '## ',
        '#'.repeat(7),
        '\n',
        '\n\n',
        '\n```\n',
        '`',
        ' ',
        '    ',
        '> ',
        '- ',
      ],
      ...['<h1>', '</h1>', '<h2 align="center">', '</h2>', '<div>', '</div>', '<br>', '<!-- a -->'],
      ...['甲乙', '丙', '一、', '![合影](a)', '[![丁](a)](b)', '===\n', 'a1', '#话题#'],
    )
    const chinese = (text: string): string[] =>
      Array.from(text.replace(/\P{Script=Han}/gu, '')).toSorted()
    fc.assert(
      fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
        const text = `${parts.join('')}\n\n文`
        const { title = '', body = '', caption = '' } = parse(text).document ?? {}
        expect(chinese(title + body + caption)).toEqual(chinese(text))
      }),
      LAW,
    )
  })

  const TEXTS = [
    { name: 'paragraphs', source: '一\n二\n\nfull\ntext', body: '一二\nfull text' },
    { name: 'hard breaks', source: '一  \n二\\\n三<br>四', body: '一\n二\n三\n四' },
    { name: 'indented paragraphs in lines', source: '　　一，\n　　二\n三', body: '一，\n二三' },
    {
      name: 'images that nobody described',
      source: '一![image.png](a)![在这里插入图片描述](b)![合影.png](c)',
      body: '一合影.png',
    },
    { name: 'lists', source: '- 一\n- 二\n  1. 三\n- [x] 四', body: '一\n二\n三\n四' },
    { name: 'quotes', source: '> 一\n>\n> 二', body: '一\n二' },
    { name: 'tables', source: '| 甲 | 乙 |\n|-|-|\n| 一 | 二 |', body: '甲 乙\n一 二' },
    { name: 'code', source: '```js\nconst a = 1\n\nlet b\n```', body: 'const a = 1\nlet b' },
    { name: 'marks', source: '**一**_二_~~三~~`四`[五](x)', body: '一二三四五' },
    {
      name: 'emphasis against Chinese marks',
      source: '这是**重点。**后面',
      body: '这是重点。后面',
    },
    {
      name: 'emphasis against Chinese quotes',
      source: '他说**“强调”**文字，还有**《办法》**全文。*「一」*二',
      body: '他说“强调”文字，还有《办法》全文。「一」二',
    },
    { name: 'emphasis that begins with a comma', source: '用**，一。**后', body: '用，一。后' },
    { name: 'an emphasized comma', source: '一**、**二**、**三', body: '一、二、三' },
    {
      name: 'emphasis after one character',
      source: '切**1 片**的*2 片*丝',
      body: '切1 片的2 片丝',
    },
    { name: 'HTML', source: '<div>一<script>x</script></div>\n\n二<b>三</b>', body: '一\n二三' },
    {
      name: 'callouts of Notion',
      source: '一\n\n<aside>\n💡 重要\n\n</aside>\n\n<header>二</header>',
      body: '一\n💡 重要\n二',
    },
    {
      name: 'readings of characters',
      source: '<ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp>餮<rt>tiè</rt></ruby>**纹**',
      body: '饕餮纹',
    },
    {
      name: 'readings without ends',
      source: '<ruby>饕<rt>tāo<rt></ruby>、一<rt>二**三**',
      body: '饕、一二三',
    },
    { name: 'footnotes', source: '一[^1]\n\n[^1]: 二', body: '一\n二' },
    {
      name: 'definitions and rules',
      source: '[一][x]\n\n---\n\n[x]: https://x.cn "题"',
      body: '一',
    },
  ]
  it.each(TEXTS)('reads the text of $name', ({ source, body }) => {
    expect(parse(source).document?.body).toBe(body)
  })

  const AS_WRITTEN = [
    { name: 'ranges', text: '50~100元，住宿费200~300元' },
    { name: 'hours', text: '7:00~8:45 ｜ 午餐11:30~13:00' },
    { name: 'names without what follows the surname', text: '张**、李**、王**' },
    { name: 'such names in a sentence', text: '被告人张**、李**、欧阳**等人' },
    { name: 'such names with one asterisk', text: '刘*，男；王*，女；张*' },
    { name: 'such names with three', text: '张***、李***' },
    { name: 'such names with brackets', text: '张**（男），李**（女）' },
    { name: 'such names in quotes', text: '“张**”和“李**”' },
    { name: 'names without a character within', text: '王*明、李*华、张*强' },
    { name: 'telephone numbers', text: '138****1234和139****5678' },
    { name: 'names and telephone numbers', text: '张**（138****1234），李**（139****5678）' },
    { name: 'numbers of identity cards', text: '4401**********1234、4402**********5678' },
    { name: 'products', text: '3*4*5mm和6*7*8mm' },
    { name: 'powers', text: '2**10和3**5' },
    { name: 'code', text: '`王*明`和`5*3*2`', body: '王*明和5*3*2' },
    { name: 'names of programs', text: 'form__bd和form__ft' },
  ]
  it.each(AS_WRITTEN)('keeps each sign of $name', ({ text, body = text }) => {
    expect(parse(text).document?.body).toBe(body)
    expect(parse(`# ${text}`).document?.title).toBe(body)
    expect(parse(`**甲：**${text}。`).document?.body).toBe(`甲：${body}。`)
  })

  it('keeps the asterisks of each list of masked names and numbers', () => {
    const surname = fc.constantFrom('张', '李', '王')
    const name = fc.tuple(surname, fc.constantFrom('*', '**', '***')).map((parts) => parts.join(''))
    const number = fc.constantFrom('138****1234', '4401**********1234', '13*******89')
    const item = fc.oneof(name, number, fc.constantFrom('王*明', '张**（139****5678）', '5*3*2'))
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('、', '，', '；'),
        (items, separator) => {
          const source = items.join(separator)
          expect(parse(source).document?.body).toBe(source)
        },
      ),
      LAW,
    )
  })

  const FRONT = [
    { name: 'JSON', source: '{\n  "title": "甲",\n  "date": "2024-05-01"\n}\n\n文' },
    {
      name: 'YAML below a blank line',
      source: '\n---\ntitle: 甲\ncreated: 2024-05-01T10:00\n---\n文',
    },
    {
      name: 'a line of YAML that is none',
      source: '---\ntitle: 甲\nauthor: @张三\ndate: 2024-05-01\n---\n文',
    },
    {
      name: 'tabs in YAML',
      source: '---\ntitle:\t甲\naliases:\n\t- 乙\ndate: 2024-05-01\n---\n文',
    },
  ]
  it.each(FRONT)('reads $name', ({ source }) => {
    expect(parse(source).document).toMatchObject({ title: '甲', date: '2024-05-01', body: '文' })
  })

  it('reads a value that is no YAML as it stands, lists in one line, and names of authors', () => {
    const source =
      '---\ntitle: 会议: 第一次\ntags: 甲, 乙\nauthors:\n  - name: 张三\n    url: /a\n---\n文'
    expect(parse(source).document).toMatchObject({
      title: '会议: 第一次',
      byline: '张三',
      facets: { tag: ['甲', '乙'] },
    })
  })

  it('takes text between rules, and braces, for no front matter', () => {
    expect(parse('\n---\n文\n---\n后').document?.body).toBe('文\n后')
    expect(parse('{\n甲\n}\n文').document?.body).toBe('{ 甲 } 文')
  })

  const FIELDS = [
    {
      name: 'links between notes',
      source:
        '---\nauthor: ["[[鲁迅]]", "[[人物/周作人|周二]]"]\ntags: "[[读书]], 随笔、杂文"\n---\n文',
      expected: { byline: '鲁迅 周二', facets: { tag: ['读书', '随笔', '杂文'] } },
    },
    {
      name: 'names in Chinese',
      source: '---\n标题: 甲\n日期: 2024-05-21\n标签: [乙]\n分类: 丙\n作者: 丁\n---\n文',
      expected: {
        title: '甲',
        date: '2024-05-21',
        byline: '丁',
        facets: { tag: ['乙'], category: ['丙'] },
      },
    },
    {
      name: 'properties of an outline',
      source: "title:: 甲's\ntags:: [[乙]], 丙\nalias:: a\n\n- 文",
      expected: { title: "甲's", body: '文', facets: { tag: ['乙', '丙'] } },
    },
    {
      name: 'no address from a pattern',
      source: '---\npermalink: /:year/:title.html\n---\n文',
      expected: { url: null },
    },
    {
      name: 'the start page of VitePress',
      source:
        '---\nlayout: home\nhero:\n  name: 甲\n  tagline: 乙\n  image: { src: /a.svg }\nfeatures:\n  - title: 丙\n    details: 丁\n---',
      expected: { title: '甲', body: '乙\n丙\n丁' },
    },
    {
      name: 'the start page of VuePress',
      source: '---\nhome: true\nheroText: 甲\ntagline: 乙\nfeatures:\n- details: 丙\n---\n文',
      expected: { title: '甲', body: '乙\n丙\n文' },
    },
  ]
  it.each(FIELDS)('reads $name', ({ source, expected }) => {
    expect(parse(source)).toMatchObject({ document: expected, issues: [] })
  })

  it('yields nothing, and no issue, for what its author takes out of the search', () => {
    for (const field of ['search: false', 'search:\n  exclude: true', 'unlisted: true'])
      expect(parse(`---\n${field}\n---\n文`)).toMatchObject({ documents: [], issues: [] })
  })

  it('leaves out what readers need a password for, and says so', () => {
    const protectedBy = (value: string) => parse(`---\npassword: ${value}\n---\n文`)
    for (const value of ['abc', '2024']) {
      expect(protectedBy(value).documents).toEqual([])
      expect(protectedBy(value).issues.map(({ rule }) => rule)).toEqual(['protected'])
    }
    expect(protectedBy('').documents.length).toBe(1)
  })

  const CONTENTS = [
    {
      name: 'of mdBook',
      file: 'src/SUMMARY.md',
      source: '# Summary\n\n- [甲](a.md)\n  - [乙](b.md)',
    },
    { name: 'of docsify', file: 'docs/_sidebar.md', source: '* 指南\n  * [快速开始](a.md)' },
    { name: 'before a site of docsify', file: '_coverpage.md', source: '# 甲\n\n> 乙\n\n[丙](a)' },
  ]
  it.each(CONTENTS)('leaves out the contents $name, and says so', ({ file, source }) => {
    const parsed = parseMarkdown(source, file)
    expect(parsed.documents).toEqual([])
    expect(parsed.issues.map(({ rule }) => rule)).toEqual(['list-page'])
  })

  it('keeps an article that is called so', () => {
    const source = '# 小结\n\n本章讲了职工互助，详见[附录](a.md)。'
    expect(parseMarkdown(source, 'summary.md').documents[0]?.title).toBe('小结')
    expect(parseMarkdown('- [甲](a.md)', 'links.md').documents.length).toBe(1)
  })

  const UNDESCRIBED = [
    'image-20220711120024969',
    'IMG_20240501_101112',
    'Pasted image 20240501101112',
    'QQ图片20200902192428',
    '微信截图_20240501',
    '截图',
  ]
  it.each(UNDESCRIBED)('takes %s for no description of an image', (alt) => {
    expect(parse(`前\n\n![${alt}](a.png)`).document?.caption).toBe('')
  })

  it('takes the title of an image for its description where nothing else describes it', () => {
    const captions = ['![image.png](a "结构图")', '![](a "结构图")', '![图](a "结构图")'].map(
      (image) => parse(`前\n\n${image}`).document?.caption,
    )
    expect(captions).toEqual(['结构图', '结构图', '图'])
  })

  it('takes no size of Obsidian for a description of an image', () => {
    const captions = ['合影|300', '合影|300x200', '|300'].map(
      (alt) => parse(`前\n\n![${alt}](a.png)`).document?.caption,
    )
    expect(captions).toEqual(['合影', '合影', ''])
  })

  it('takes what has a number for a description of an image', () => {
    for (const alt of ['图3 2024年合影', 'Figure 12', '图片说明', '2024年'])
      expect(parse(`前\n\n![${alt}](a.png)`).document?.caption).toBe(alt)
  })

  it('takes images that stand alone as captions', () => {
    expect(
      parse('前\n\n![图一](a.png) ![图二](b.png)\n\n后 ![图三](c.png)').document,
    ).toMatchObject({
      body: '前\n后 图三',
      caption: '图一\n图二',
    })
  })

  it('takes images on lines of their own as captions, and parts the texts around them', () => {
    expect(
      parse('![图一](a.png)\n甲\n乙![图二](b.png)丙\n![图三](c.png)![图四](d.png)\n　　丁\n　　戊')
        .document,
    ).toMatchObject({ body: '甲乙图二丙\n丁\n戊', caption: '图一\n图三\n图四' })
  })

  it('yields nothing, and no issue, for a draft', () => {
    expect(parse('---\ntitle: 甲\ndraft: true\n---\n文')).toMatchObject({
      documents: [],
      issues: [],
    })
    expect(parse('---\npublished: false\n---\n文')).toMatchObject({ documents: [], issues: [] })
  })

  it('reads front matter in TOML', () => {
    const source = [
      '+++',
      'title = "全文检索"',
      'date = 2025-03-06T23:30:00+08:00',
      'authors = ["张三", "李四"]',
      'tags = ["搜索"]',
      '[taxonomies]',
      'categories = ["技术"]',
      'series = ["入门"]',
      '+++',
      '正文。',
    ].join('\n')
    expect(parse(source)).toMatchObject({
      document: {
        title: '全文检索',
        body: '正文。',
        byline: '张三 李四',
        date: '2025-03-06',
        facets: { category: ['技术'], series: ['入门'], tag: ['搜索'] },
      },
      issues: [],
    })
    expect(parse('+++\ndraft = true\n+++\n文')).toMatchObject({ documents: [], issues: [] })
  })

  const OPEN = [
    {
      name: 'front matter without a fence before it',
      source: 'title: 甲\ndate: 2015/3/6\ntags:\n- 乙\n- 丙\n---\n文',
      expected: { title: '甲', body: '文', date: '2015-03-06', facets: { tag: ['乙', '丙'] } },
    },
    {
      name: 'a heading of one line with a rule under it',
      source: 'note: 甲\n---\n文',
      expected: { title: '2025-plan', body: 'note: 甲\n文' },
    },
    {
      name: 'lines that only look like fields',
      source: 'title: 甲\n\n文\n\n---\n文',
      expected: { title: '2025-plan', body: 'title: 甲\n文\n文' },
    },
    {
      name: 'fences that never end',
      source: '---\ntitle: 甲\n\n文',
      expected: { title: '2025-plan', body: 'title: 甲\n文' },
    },
  ]
  it.each(OPEN)('tells $name', ({ source, expected }) => {
    expect(parse(source)).toMatchObject({ document: expected, issues: [] })
  })

  it('takes a day that the name of the file begins with', () => {
    const named = (source: string) =>
      parseMarkdown(source, '_posts/2015-03-06-开张.md').documents[0]
    expect(named('文')).toMatchObject({ title: '开张', date: '2015-03-06' })
    expect(named('---\ndate: 2016-1-2\n---\n文')).toMatchObject({ date: '2016-01-02' })
    expect(named('---\ndate: 2016年1月2日\n---\n文')).toMatchObject({ date: '2016-01-02' })
    expect(named('---\ndate: 2016-01-01T16:00:00Z\n---\n文')).toMatchObject({
      date: '2016-01-02',
    })
    expect(named('---\ndate: 20160102\n---\n文')).toMatchObject({ date: '2016-01-02' })
    expect(parseMarkdown('文', '2015-13-06-开张.md').documents[0]).toMatchObject({ date: null })
  })

  const DAYS = [
    { file: 'journals/2024_05_06.md', title: '2024_05_06', date: '2024-05-06' },
    { file: '日记/2024-05-06.md', title: '2024-05-06', date: '2024-05-06' },
    { file: '日记/2024-05-06 周一.md', title: '2024-05-06 周一', date: '2024-05-06' },
    { file: '20240506.md', title: '20240506', date: '2024-05-06' },
    { file: 'blog/2024-05-06-开张/index.md', title: '开张', date: '2024-05-06' },
    { file: 'blog/2024/05/06/开张.md', title: '开张', date: '2024-05-06' },
    { file: '2024-13-06.md', title: '2024-13-06', date: null },
    { file: '202405061.md', title: '202405061', date: null },
    { file: '28240506.md', title: '28240506', date: null },
    { file: 'posts/北京游记/index.md', title: '北京游记', date: null },
    { file: 'guide/README.md', title: 'guide', date: null },
    { file: '会议 3f2a9c1b8d7e4f6a9b0c1d2e3f4a5b6c.md', title: '会议', date: null },
  ]
  it.each(DAYS)('takes day and title from $file', ({ file, title, date }) => {
    expect(parseMarkdown('文', file).documents[0]).toMatchObject({ title, date })
  })

  it('reads what a page of Notion says of itself', () => {
    const source =
      '# 大理\n\n创建时间: 2024年5月1日 10:20\nTags: 云南, 洱海\n链接: https://a.b/\n\n文'
    const parsed = (file: string) => parseMarkdown(source, file).documents[0]
    expect(parsed(`大理 ${'0123456789abcdef'.repeat(2)}.md`)).toMatchObject({
      title: '大理',
      date: '2024-05-01',
      facets: { tag: ['云南', '洱海'] },
    })
    expect(parsed('大理.md')).toMatchObject({ date: null, facets: {} })
    expect(parsed('大理.md')?.body).toBe(parsed(`大理 ${'0'.repeat(32)}.md`)?.body)
  })

  it('calls the page of a day by it, before a heading by its place alone', () => {
    const titles = ['## 今天\n文', '# 整理\n文'].map(
      (source) => parseMarkdown(source, '2024-05-06.md').documents[0]?.title,
    )
    expect(titles).toEqual(['2024-05-06', '整理'])
  })

  it('leaves out what only a site generator reads', () => {
    const source =
      '::: tip 提示\n参见[[互助|医疗互助]]办法。\n:::\n\n{% note info %}\n图书馆\n{% endnote %}'
    expect(parse(source).document?.body).toBe('提示\n参见医疗互助办法。\n图书馆')
  })

  it('reads no JavaScript of MDX, by the name of the file', () => {
    const source = "import { a } from './a'\n\nexport const b = '职工'\n\n文"
    const bodies = ['a.mdx', 'a.mdx.gz', 'a.md'].map(
      (file) => parseMarkdown(source, file).documents[0]?.body,
    )
    expect(bodies).toEqual(['文', '文', "export const b = '职工'\n文"])
  })

  const ISSUES = [
    {
      name: 'broken TOML',
      source: '+++\ntitle = "甲"\ntags = [\n+++\n# 乙\n文',
      issue: [3, 'bad-toml'],
      documents: 1,
    },
    {
      name: 'a wrong date in TOML',
      source: '+++\ntitle = "甲"\ndate = "昨天"\n+++\n文',
      issue: [3, 'bad-field'],
      documents: 1,
    },
    {
      name: 'broken YAML without a fence before it',
      source: 'title: 甲\ntags: [\n---\n文',
      issue: [2, 'bad-yaml'],
      documents: 1,
    },
    {
      name: 'broken YAML',
      source: '---\ntitle: 甲\ntags: [\n---\n# 乙\n文',
      issue: [3, 'bad-yaml'],
      documents: 1,
    },
    {
      name: 'a day that does not exist',
      source: '---\ntitle: 甲\ndate: 2025年2月30日\n---\n文',
      issue: [3, 'bad-field'],
      documents: 1,
    },
    {
      name: 'a wrong date',
      source: '---\ntitle: 甲\ndate: 昨天\n---\n文',
      issue: [3, 'bad-field'],
      documents: 1,
    },
    {
      name: 'a link that runs',
      source: '---\n\nurl: javascript:1\n---\n文',
      issue: [3, 'bad-field'],
      documents: 1,
    },
    {
      name: 'an id that leads elsewhere',
      source: '---\ntitle: 甲\nid: ".."\n---\n文',
      issue: [3, 'bad-field'],
      documents: 1,
    },
    {
      name: 'a facet with a name that every object has',
      source: '---\ntitle: 甲\nfacets: { constructor: 乙 }\n---\n文',
      issue: [3, 'bad-field'],
      documents: 1,
    },
    { name: 'an empty file', source: '\n', issue: [0, 'no-text'], documents: 0 },
  ]
  it.each(ISSUES)('reports $name', ({ source, issue, documents }) => {
    const parsed = parse(source)
    expect(parsed.issues.map(({ line, rule }) => [line, rule])).toEqual([issue])
    expect(parsed.documents.length).toBe(documents)
  })

  it('names a document by its own id, else its url, else its words', () => {
    const id = (source: string) => parse(source).document?.id
    expect(id('---\nid: a-1\n---\n文')).toBe('a-1')
    expect(id('---\nurl: /a\n---\n一')).toBe(id('---\nurl: /a\n---\n二'))
    expect(id('# 甲\n一')).toBe(id('甲\n===\n\n  一\n'))
    expect(id('# 甲\n一')).not.toBe(id('# 甲\n二'))
  })

  it('survives nesting', () => {
    expect(parse('>'.repeat(2_000) + '深').document?.body).toBe('深')
    expect(parse(`---\na: ${'['.repeat(50_000)}\n---\n文`).document?.body).toBe('文')
    for (const around of ['<h1><div>', '<div>'])
      expect(parse(around.repeat(9_000) + '<h1>深').document?.title).toBe('深')
    expect(parse('#文' + '#'.repeat(100_000) + 'a\n\n深').document?.body).toContain('深')
  })
})

describe('isNewspaper', () => {
  const dated = '# 甲\n\n本报讯 一。\n\n# 乙\n\n本报讯 二。'
  const CASES = [
    { name: 'the seed', source: SEED, is: true },
    { name: 'two articles with datelines', source: dated, is: true },
    {
      name: 'a caption before the dateline',
      source: dated.replace('本', '图为一。\n\n本'),
      is: true,
    },
    {
      name: 'a note that quotes one dateline',
      source: '# 甲\n\n本报讯 一。\n\n# 乙\n\n二。',
      is: false,
    },
    { name: 'a note with few datelines', source: `${dated}\n# 三\n# 四\n# 五\n文`, is: false },
    {
      name: 'few datelines under the head of a page',
      source: `# 兰考县报 第2版 2025年5月22日\n\n${dated}\n# 三\n# 四\n# 五\n文`,
      is: true,
    },
    {
      name: 'few datelines under a plain head',
      source: `兰考县报 综合 2025年5月22日\n\n${dated}\n# 三\n# 四\n# 五\n文`,
      is: true,
    },
    {
      name: 'the head of a page over one dateline',
      source: '# 兰考县报 第2版 2025年5月22日\n# 甲\n本报讯 一。\n# 乙\n文',
      is: false,
    },
    {
      name: 'few datelines under a day',
      source: `# 2025年5月22日 星期四\n\n${dated}\n# 三\n# 四\n# 五\n文`,
      is: false,
    },
    { name: 'a file with front matter', source: `---\ntitle: 甲\n---\n${dated}`, is: false },
    { name: 'a page after a rule', source: `---\n${dated}`, is: true },
    { name: 'nothing', source: '', is: false },
  ]
  it.each(CASES)('says $is to $name', ({ source, is }) => {
    expect(isNewspaper(source)).toBe(is)
  })
})
