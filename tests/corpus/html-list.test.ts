/**
 * Pages that only list others, and articles that look like them.
 */

import { describe, expect, it } from 'vitest'

import { parseHtml } from '../../src/corpus/html/parse-html.ts'
import { named } from '../support/core-text.ts'

const LONG = '近日，佛山市总工会举办活动，免费向职工赠送医疗互助保障。'.repeat(8)
const NAMES = ['保障', '驿站', '采茶', '植树']

const card = (name: string): string =>
  `<article><h2 class="title"><a href="/${name}/">${name}</a></h2><time datetime="2025-03-06">3月6日</time><div class="entry-content"><p>${name}的摘要。</p></div></article>`
const CARDS = NAMES.map(card).join('')
const ROWS = NAMES.map(
  (name) => `<li><time>2025-03-06</time> <a href="/${name}.html">${name}</a></li>`,
).join('')
const MENU = '<header><h1><a href="/">站</a></h1><nav><a href="/">首页</a></nav></header>'
const WEBSITE = '<meta property="og:type" content="website">'

const list = (file: string) => [
  {
    file,
    line: 0,
    rule: 'list-page',
    message: 'expected an article, found a list of others, which is left out',
  },
]

describe('a list of others', () => {
  const LISTS = named([
    {
      name: 'the home page of a blog',
      html: `${MENU}<main>${CARDS}</main><footer>页脚。</footer>`,
    },
    {
      name: 'a list with a headline, of a website',
      html: `${WEBSITE}${MENU}<main><h1>文章</h1><p>共四篇</p>${CARDS}</main>`,
    },
    {
      name: 'a home page with absolute links',
      html: `<meta property="og:url" content="https://X.cn/">${MENU}<main>${CARDS.replaceAll('href="/', 'href="https://x.cn/')}</main>`,
    },
    {
      name: 'a list whose cards are within links',
      html: `<main>${NAMES.map((name) => `<a href="/${name}"><article><h3>${name}</h3><p>摘要。</article></a>`).join('')}</main>`,
    },
    {
      name: 'a list whose cards have links over them',
      html: `<main>${NAMES.map((name) => `<article><h2>${name}</h2><p>摘要。<a aria-label="post link to ${name}" href="/${name}/"></a></article>`).join('')}</main>`,
    },
    {
      name: 'a tag with one article',
      file: 'public/tags/权益/index.html',
      html: `<main><h1>权益</h1>${card('保障')}</main>`,
    },
    {
      name: 'another page of a list',
      file: 'public/page/2/index.html',
      html: `<main><h1>站</h1>${card('保障')}</main>`,
    },
    {
      name: 'a month, which is a list of rows',
      file: 'public/archives/2025/03/index.html',
      html: `<main><h1>归档</h1><p>嗯..! 目前共计 4 篇日志。</p><ul>${ROWS}</ul></main>`,
    },
    {
      name: 'links alone',
      file: 'public/tags/index.html',
      html: '<main><h1>标签</h1><a href="/tags/权益/">权益保障</a><a href="/tags/快递/">快递</a> 2</main>',
    },
    {
      name: 'a category of WordPress, with what it is about',
      html: `<body class="archive category category-3"><main><header><h1>要闻</h1><div><p>要闻栏目发布工会的新闻。</p></div></header>${CARDS.replaceAll('href="/', 'href="https://x.cn/')}</main>`,
    },
    {
      name: 'the home page of WordPress',
      html: `<body class="home blog wp-embed-responsive"><main>${card('保障')}</main>`,
    },
    {
      name: 'an index of Sphinx',
      html: '<div role="main"><div itemprop="articleBody"><h1>索引</h1><table class="indextable genindextable"><tr><td><a href="a.html#abs">abs()</a></table></div></div>',
    },
    {
      name: 'of articles, in a page that is named by its sidebar',
      html: `${WEBSITE}${MENU}<div class="has-sidebar">${CARDS}<div class="sidebar">站</div></div>`,
    },
    {
      name: 'of links alone, in an article, by its path',
      html: `${WEBSITE}${MENU}<main><article><h1>标签</h1><ul><li><a href="/a/">异地备份</a></li><li><a href="/b/">家庭影院</a></li></ul></article></main>`,
      file: 'public/tags/nas/index.html',
    },
    {
      name: 'of a column of TRS, on its second page',
      html: `${MENU}<main><ul>${NAMES.map((name) => `<li><a href="/${name}.html">${name}</a></li>`).join('')}</ul></main>`,
      file: 'public/xwzx/index_1.html',
    },
    {
      name: 'of links alone, on a page of DedeCMS',
      html: `${MENU}<div><ul>${NAMES.map((name) => `<li><a href="/${name}.html">${name}</a></li>`).join('')}</ul></div>`,
      file: 'public/xwzx/list_1_2.html',
    },
    {
      name: 'whose days are no `time` (minima)',
      html: `${WEBSITE}${MENU}<main><h2>文章</h2><ul>${NAMES.map((name) => `<li><span>2025-03-06</span><h3><a href="/${name}.html">${name}</a></h3></li>`).join('')}</ul></main>`,
    },
    {
      name: 'below their years (Even)',
      html: `${WEBSITE}${MENU}<main><div>共 3 篇文章</div>${NAMES.map((name) => `<div class="post"><span>03-06</span><a href="/${name}/">${name}</a></div>`).join('')}</main>`,
    },
  ])
  it.each(LISTS)('is left out, and reported: $name', ({ html, file = 'public/index.html' }) => {
    const page = html.startsWith('<body') ? html : `<body>${html}`
    const parsed = parseHtml(`<title>列表 - 站</title>${page}`, file)
    expect(parsed).toEqual({ documents: [], issues: list(file) })
  })

  it('is also a page to search with', () => {
    const parsed = parseHtml('<title>搜索</title><div id="search-results"></div>', 'search.html')
    expect(parsed.documents).toEqual([])
    expect(parsed.issues.map(({ rule }) => rule)).toEqual(['list-page'])
  })
})

describe('an article', () => {
  const RELATED = `<section><h2>相关</h2>${CARDS}</section>`
  const FULL = NAMES.map((name) => card(name).replace('的摘要。', `：${LONG.repeat(2)}`)).join('')
  const ARTICLES = named([
    {
      name: 'several whole texts on a page of their own',
      html: `${WEBSITE}${MENU}<main>${FULL}</main>`,
      body: NAMES.map((name) => `${name}\n3月6日\n${name}：${LONG.repeat(2)}`).join('\n'),
    },
    {
      name: 'with related articles',
      html: `<main><article><h1>题</h1><p>文。</article>${RELATED}</main>`,
      body: '文。',
    },
    {
      name: 'of a few words beside recent ones in a sidebar',
      html: `${WEBSITE}<main><div id="page"><h1>题</h1>邮箱与微信号</div><div class="aside-content">${CARDS.replaceAll('article', 'div')}</div></main>`,
    },
    {
      name: 'that links to itself',
      html: `<main><article><h1><a href="/题/">题</a></h1><p>文。</article>${RELATED}</main>`,
      body: '文。',
    },
    {
      name: 'in no article, with related ones',
      html: `<main><h1>题</h1><div>${LONG}</div>${RELATED}</main>`,
    },
    {
      name: 'in a container, with related ones',
      html: `${WEBSITE}<main><h1>题</h1><div class="post-content">短文</div>${RELATED}</main>`,
      body: '短文',
    },
    {
      name: 'of a picture, with related ones',
      html: `${WEBSITE}<main><h1>题</h1><img src="a.jpg">${RELATED}</main>`,
    },
    {
      name: 'of a few words, with related ones',
      html: `<main><h1>题</h1><p>视频</p>${RELATED}</main>`,
    },
    {
      name: 'with a day',
      html: `${WEBSITE}<main><h1>题</h1><p>发布时间：2025-03-06</p>${RELATED}</main>`,
    },
    {
      name: 'that says it is one',
      html: `<meta property="og:type" content="article"><main>${CARDS}</main>`,
    },
    {
      name: 'that is marked for Pagefind',
      html: `<main data-pagefind-body>${CARDS}</main>`,
    },
    {
      name: 'among numbered ones, where lists lie',
      file: 'archives/123/index.html',
      html: `<main><h1>题</h1><p>短文</p>${RELATED}</main>`,
    },
    {
      name: 'where lists lie',
      file: 'category/news/a.html',
      html: `<main><h1>题</h1><p>${LONG}</p>${RELATED}</main>`,
    },
    {
      name: 'with attachments, where lists lie',
      file: 'category/news/a.html',
      html: '<h1>题</h1><p>附件：<a href="a.docx">第一个附件</a><p><a href="b.pdf">第二个附件</a>',
    },
    {
      name: 'of files with their days',
      html: `${WEBSITE}<main>${NAMES.map((name) => `<div><a href="/${name}.pdf">${name}公告</a><span>2025-03-06</span></div>`).join('')}</main>`,
    },
    {
      name: 'of links with words to them, where lists lie',
      file: 'archives/weekly.html',
      html: '<h1>题</h1><ul><li><a href="/a">甲乙丙丁</a> 说了这些话<li><a href="/b">甲乙丙丁</a> 说了那些话</ul>',
    },
    {
      name: 'of years, each with a link in its text',
      html: `<main><ul>${NAMES.map((name) => `<li><time>1998-05</time> 这一年市总工会举办了<a href="/x">${name}</a>活动。</li>`).join('')}</ul></main>`,
    },
    {
      name: 'of releases that are elsewhere',
      html: `<main>${CARDS.replaceAll('href="/', 'href="https://github.com/')}</main>`,
    },
    {
      name: 'with links to its own places',
      html: `<main>${CARDS.replaceAll('href="/', 'href="#')}</main>`,
    },
    {
      name: 'of WordPress',
      html: `<body class="single single-post blog archive"><main><h1>题</h1><p>短文</p>${RELATED}</main>`,
    },
  ])
  it.each(ARTICLES)('stays: $name', ({ html, body, file = 'public/a.html' }) => {
    const page = html.startsWith('<body') ? html : `<body>${html}`
    const { documents, issues } = parseHtml(`<title>题 - 站</title>${page}`, file)
    expect(documents).toHaveLength(1)
    expect(issues).toEqual([])
    if (body !== undefined) expect(documents[0]?.body).toBe(body)
  })
})

describe('cards without end', () => {
  it('are read but once', () => {
    const { documents } = parseHtml(`<title>题</title>${'<article>'.repeat(2000)}甲`, 'a.html')
    expect(documents[0]?.body).toBe('甲')
  })
})
