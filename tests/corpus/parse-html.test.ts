import { describe, expect, it } from 'vitest'

import { parseHtml } from '../../src/corpus/html/parse-html.ts'

const parse = (html: string) => {
  const { documents, issues } = parseHtml(html, 'page.html')
  return { document: documents[0], documents, issues }
}

const PAGE = `<!doctype html>
<html><head>
<title>医疗互助 - 佛山工会</title>
<meta property="og:title" content="医疗互助">
<meta name="PubDate" content="2025-03-06 10:20">
<meta name="author" content="黄细英">
<link rel="canonical" href="https://x.cn/a/1">
<style>p {}</style>
</head><body>
<header>页头</header><nav>导航</nav>
<article>
  <h1>医疗互助</h1>
  <time datetime="2025-03-07">昨天</time>
  <p>第一
  段,<b>一</b>句</p><p>　　第二段&nbsp;</p>文<br>字
  <ul><li>甲</li><li>乙</li></ul>
  <table><tr><td>一</td><td>二</td></tr></table>
  <figure><img src="a.jpg"><figcaption>礼包 林景余/摄</figcaption></figure>
  <script>var x</script><aside>旁注</aside><form>订阅</form>
  <div hidden>隐藏</div><div data-pagefind-ignore>略过</div>
  <span data-pagefind-filter="tag, by[title], city:佛山,南海" title="工会报">互助</span>
</article>
<footer>页脚</footer></body></html>`

describe('parseHtml', () => {
  it('reads a page', () => {
    expect(parse(PAGE)).toEqual({
      document: {
        id: expect.stringMatching(/^[0-9a-f]{16}$/u),
        title: '医疗互助',
        body: '昨天\n第一段,一句\n第二段\n文\n字\n甲\n乙\n一 二\n互助',
        caption: '礼包 林景余/摄',
        byline: '黄细英',
        date: '2025-03-06',
        url: 'https://x.cn/a/1',
        facets: { by: ['工会报'], city: ['佛山,南海'], tag: ['互助'] },
      },
      documents: expect.any(Array),
      issues: [],
    })
  })

  const TITLES = [
    {
      name: 'a Pagefind mark',
      html: '<title>甲</title><h2 data-pagefind-meta="title">乙</h2><h1>丙</h1>',
      title: '乙',
    },
    { name: 'og:title', html: '<meta property="og:title" content="甲"><h1>乙</h1>', title: '甲' },
    {
      name: 'ArticleTitle',
      html: '<meta name="ArticleTitle" content="甲"><title>甲_网站</title><h1>网站</h1>',
      title: '甲',
    },
    {
      name: 'a value for Pagefind',
      html: '<h1>甲</h1><i data-pagefind-meta="x[lang], title:乙, 丙" lang="zh"></i>',
      title: '乙, 丙',
    },
    {
      name: 'an attribute for Pagefind',
      html: '<h1>甲</h1><i data-pagefind-meta="author, title[lang]" lang="乙">丙</i>',
      title: '乙',
    },
    { name: 'WeChat', html: '<h1>甲</h1><h2 id="activity-name"> 乙 </h2>', title: '乙' },
    { name: 'h1', html: '<title>甲</title><h1>乙\n<i>丙</i></h1>', title: '乙丙' },
    { name: 'title', html: '<title> 甲　 乙 </title><h1> </h1>文', title: '甲 乙' },
    {
      name: 'what stands before a blank and is shown',
      html: '<title>大良街道到众创街调研 东区_中山网</title><b class="Title">大良街道到众创街调研</b>',
      title: '大良街道到众创街调研',
    },
    {
      name: 'all of it where a short name is shown before a blank',
      html: '<title>总工会 办事指南_工会网</title><b class="title">总工会</b>',
      title: '总工会 办事指南_工会网',
    },
    {
      name: 'what title says of an h1 with the kind of thread (Discuz!)',
      html: '<title>书屋开门 - 茶座 - 论坛</title><h1>[求助] <span id="thread_subject">书屋开门</span></h1>',
      title: '书屋开门',
    },
    { name: 'nothing', html: '<p>文</p>', title: '' },
  ]
  it.each(TITLES)('takes the title from $name', ({ html, title }) => {
    expect(parse(html).document?.title).toBe(title)
  })

  const BODIES = [
    {
      name: 'what Pagefind is told',
      html: '<main>甲<div data-pagefind-body>乙<p data-pagefind-body>丙</div></main><p data-pagefind-body>丁',
      body: '乙\n丙\n丁',
    },
    { name: 'the only article', html: '<main>甲<article>乙</article></main>', body: '乙' },
    {
      name: 'main around several articles',
      html: '<main>甲<article>乙</article><article>丙</article></main>丁',
      body: '甲\n乙\n丙',
    },
    {
      name: 'several articles',
      html: '甲<article>乙</article><article>丙</article>',
      body: '乙\n丙',
    },
    { name: 'body', html: '甲<div>乙</div>', body: '甲\n乙' },
  ]
  it.each(BODIES)('takes the text from $name', ({ html, body }) => {
    expect(parse(html).document?.body).toBe(body)
  })

  const DATES = [
    {
      name: 'published_time',
      html: '<meta property="article:published_time" content="2025-03-06T08:00:00+08:00">',
      date: '2025-03-06',
    },
    {
      name: 'published_time in UTC',
      html: '<meta property="article:published_time" content="2025-03-05T16:00:00.000Z">',
      date: '2025-03-06',
    },
    {
      name: 'time in UTC',
      html: '<time datetime="2025-03-05T16:00:00.000Z">2025-03-06</time>',
      date: '2025-03-06',
    },
    { name: 'a meta date', html: '<meta name="date" content="2025-03-06">', date: '2025-03-06' },
    {
      name: 'time',
      html: '<time>昨天</time><time datetime="2025-03-06">3月6日</time>',
      date: '2025-03-06',
    },
    { name: 'nothing', html: '<p>3月6日</p>', date: null },
    {
      name: 'a mark of Pagefind',
      html: '<meta name="date" content="2025-03-07"><b data-pagefind-meta="date">2025/3/6</b>',
      date: '2025-03-06',
    },
    {
      name: 'a meta of a government site',
      html: '<meta name="PubDate" content="2025年03月06日 10:00">',
      date: '2025-03-06',
    },
    {
      name: 'gov.cn',
      html: '<meta name="firstpublishedtime" content="2025-03-06-21:50:00">',
      date: '2025-03-06',
    },
    {
      name: 'itemprop',
      html: '<meta itemprop="datePublished" content="2025/3/6">',
      date: '2025-03-06',
    },
    {
      name: 'the first that can be read',
      html: '<meta name="pubdate" content="今天"><meta name="publishtime" content=" "><time datetime="昨天"></time><time datetime="2025-03-06"></time>',
      date: '2025-03-06',
    },
    {
      name: 'JSON-LD',
      html: '<script type="application/ld+json">{"@type":"Article","datePublished":"2025-03-06T08:00:00+08:00","comment":{"datePublished":"2025-03-07"}}</script><time datetime="2025-03-08"></time>',
      date: '2025-03-06',
    },
    {
      name: 'a graph of JSON-LD',
      html: '<script type="application/ld+json">{"a":</script><script type="application/ld+json">[null,1,{"@graph":[{"name":"x"},{"pubDate":"2025-03-06"}]}]</script>',
      date: '2025-03-06',
    },
    {
      name: 'WeChat',
      html: '<em id="publish_time">2025年3月6日 10:00</em>',
      date: '2025-03-06',
    },
    {
      name: 'Baidu',
      html: '<div style="display:none"><i id="pubtime_baidu">2025-03-06 10:33:12</i></div>',
      date: '2025-03-06',
    },
    {
      name: 'Tencent',
      html: '<meta name="apub:time" content="2025-03-06 09:00:12">',
      date: '2025-03-06',
    },
    {
      name: 'a name with a blank (Sina)',
      html: '<meta name="weibo: article:create_at" content="2025-03-06 09:00">',
      date: '2025-03-06',
    },
    {
      name: 'the text of time',
      html: '<time>3天前</time><time>2025.3.6</time>',
      date: '2025-03-06',
    },
  ]
  it.each(DATES)('takes the date from $name', ({ html, date }) => {
    const { document, issues } = parse(`${html}<p>文`)
    expect(document?.date).toBe(date)
    expect(issues).toEqual([])
  })

  const MANY_DAYS = [
    {
      name: 'not of a list before the headline',
      html: '<div id="left"><ul><li><a href="/z">别文</a> <time datetime="2025-09-09">9月9日</time></ul></div><div><h1>题</h1><p>发布时间：2025-03-06 10:00 来源：本网</p><p>文。</p></div>',
      date: '2025-03-06',
    },
    {
      name: 'not of a list between headline and text',
      html: '<h1>题</h1><ul><li><a href="/x">别文</a> <time datetime="2025-09-09"></time><li><a href="/y">别文</a> <time datetime="2025-09-08"></time><li><a href="/z">别文</a> <time datetime="2025-09-07"></time></ul><div><time>2025-03-06</time><p>文。</div>',
      date: '2025-03-06',
    },
    {
      name: 'not of a sidebar',
      html: '<h1>题</h1><div class="sidebar"><time>2025-09-09</time></div><time>2025-03-06</time><p>文。',
      date: '2025-03-06',
    },
    {
      name: 'not of what the text tells',
      html: '<h1>题</h1><p>第一届于<time datetime="1998-05-01">1998年5月1日</time>举办。',
      date: null,
    },
    {
      name: 'not of what the text tells later',
      html: '<h1>题</h1><p>发布于 2025年3月6日<p>文。<p>见<time>1998-05-01</time>',
      date: '2025-03-06',
    },
    {
      name: 'not of a comment',
      html: '<article><h1>题</h1><p>文。</p><div class="comments-wrapper"><article><time class="published">2025-04-10</time><p>赞。</article></div></article>',
      date: null,
    },
    {
      name: 'not of the last change',
      html: '<h1>题</h1><p>更新于 <time>2025-05-01</time> 发表于 <time>2025-03-06</time><p>文。',
      date: '2025-03-06',
    },
    {
      name: 'with what happened on it behind it',
      html: '<h1>题</h1><p>已于 2025-05-01 10:00:00 修改</p><p>于 2025-03-06 22:11:33 首次发布</p><p>文。',
      date: '2025-03-06',
    },
    {
      name: 'not of the last change at the foot',
      html: '<main><h1>题</h1><p>文。</main><footer>最后更新于: <time datetime="2025-05-01"></time></footer>',
      date: null,
    },
    {
      name: 'not of an article below',
      html: '<title>题</title><article><h1>题</h1><p>文。</article><article><h2><a href="/b">别文</a></h2><time itemprop="datePublished" datetime="2025-09-09"></time></article>',
      date: null,
    },
    {
      name: 'not of the first article of a list',
      html: '<title>站</title><article><h2><a href="/b">甲</a></h2><time>2025-09-09</time></article><article><h2><a href="/c">乙</a></h2><time>2025-09-08</time></article>',
      date: null,
    },
    {
      name: 'of the header that the headline is in, after a lead',
      html: '<article><header><h1>题</h1><p>导语。</p><footer><time>2025-03-06</time></footer></header><p>文。</article>',
      date: '2025-03-06',
    },
    {
      name: 'of the article, above its headline',
      html: '<time>2025-09-09</time><article><div><time datetime="2025-03-06"></time>发表</div><h1>题</h1><p>文。</article>',
      date: '2025-03-06',
    },
    {
      name: 'of the article, though it links to itself',
      html: '<title>题 - 站</title><article><h1><a href="/a">题</a></h1><time>2025-03-06</time><p>文。</article>',
      date: '2025-03-06',
    },
    {
      name: 'of publication, at the foot',
      html: '<article><h1>题</h1><p>文。</p><footer><a href="/a"><time class="entry-date published" datetime="2025-03-06"></time><time class="updated" datetime="2025-05-01"></time></a></footer></article>',
      date: '2025-03-06',
    },
    {
      name: 'of publication, outside of the article',
      html: '<header><time datetime="2025-03-06 00:00" pubdate></time></header><article><h1>题</h1><p>文。</article>',
      date: '2025-03-06',
    },
    {
      name: 'of publication, after another',
      html: '<h1>题</h1><time>2025-05-01</time><span itemprop="datePublished" content="2025-03-06"></span><p>文。',
      date: '2025-03-06',
    },
    {
      name: 'that a label says, before another time',
      html: '<h1>题</h1><time>2025-09-09</time><p>发布时间：2025-03-06</p><p>文。',
      date: '2025-03-06',
    },
  ]
  it.each(MANY_DAYS)('takes the day $name', ({ html, date }) => {
    expect(parse(html).document?.date).toBe(date)
  })

  const AUTHORS = [
    {
      name: 'a mark of Pagefind',
      html: '<meta name="author" content="甲"><i data-pagefind-meta="author:乙\n丙"></i>',
      byline: '乙 丙',
    },
    { name: 'meta', html: '<meta name="author" content="甲"><b id="js_name">乙</b>', byline: '甲' },
    { name: 'WeChat', html: '<meta name="author" content=""><b id="js_name">乙</b>', byline: '乙' },
    {
      name: 'JSON-LD',
      html: '<script type="application/ld+json">[{"author":{"@type":"Person","name":"乙"}}]</script>',
      byline: '乙',
    },
    {
      name: 'JSON-LD, the first of several',
      html: '<script type="application/ld+json">{"author":["乙","丙"]}</script>',
      byline: '乙',
    },
    {
      name: 'Baidu',
      html: '<div style="display:none"><i id="author_baidu">作者：乙</i></div>',
      byline: '乙',
    },
    {
      name: 'itemprop',
      html: '<div id="comments"><i itemprop="author">丙</i></div><i itemprop="author">作者：乙</i>',
      byline: '乙',
    },
    {
      name: 'a name in itemprop',
      html: '<div itemprop="author">作者: <meta itemprop="name" content="乙"> 工程师</div>',
      byline: '乙',
    },
  ]
  it.each(AUTHORS)('takes the author from $name', ({ html, byline }) => {
    expect(parse(`${html}<p>文`).document?.byline).toBe(byline)
  })

  it('reports wrong fields with their line, and keeps the page', () => {
    const html = '<p>文\n<time datetime="昨天"></time>\n<link rel=canonical href="javascript:1">'
    const { document, issues } = parse(html)
    expect(document).toMatchObject({ body: '文', date: null, url: null })
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([
      [2, 'bad-field'],
      [3, 'bad-field'],
    ])
  })

  it('reports the name of a filter that every object has', () => {
    const html =
      '<p>文\n<i data-pagefind-filter="constructor:甲"></i><i data-pagefind-filter="city:乙">'
    const { document, issues } = parse(html)
    expect(document?.facets).toEqual({ city: ['乙'] })
    expect(issues).toMatchObject([
      { line: 2, message: 'expected another name for a filter, found “constructor”' },
    ])
  })

  it('reports a page without words', () => {
    const { documents, issues } = parse('<script>x</script><nav>导航</nav>')
    expect(documents).toEqual([])
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([[0, 'no-text']])
  })

  const MARGINS = [
    {
      name: 'numbers of lines',
      html: '<table><td class="gutter"><pre><span>1</span><br>2</pre><td class="code"><pre>甲\n乙</table>',
      body: '甲\n乙',
    },
    { name: 'the number of a line', html: '<pre><span class="ln">12</span>甲</pre>', body: '甲' },
    { name: 'a link to a heading', html: '<h2>甲<a class="headerlink">¶</a></h2>', body: '甲' },
  ]
  it.each(MARGINS)('leaves out $name', ({ html, body }) => {
    expect(parse(`<title>题</title>${html}`).document?.body).toBe(body)
  })

  const NOTE_MARKS = [
    { name: 'a raised number in brackets', html: '红军<sup>[1]</sup>抵达', body: '红军抵达' },
    { name: 'several', html: '红军<sup class="r">[1, 2]</sup>抵达', body: '红军抵达' },
    {
      name: 'brackets around a link',
      html: '红军<sup>[<a href="#n1">1</a>]</sup>抵达',
      body: '红军抵达',
    },
    { name: 'a link', html: '红军<sup><a href="n.html#a">1</a></sup>抵达', body: '红军抵达' },
    { name: 'a raised number in a link', html: '红<a href="#a"><sup>1</sup></a>军', body: '红军' },
    {
      name: 'a link that is marked',
      html: '红<a epub:type="noteref" href="#a">1</a>军',
      body: '红军',
    },
  ]
  it.each(NOTE_MARKS)('reads no mark of a note: $name', ({ html, body }) => {
    expect(parse(`<title>题</title><body><p>${html}`).document?.body).toBe(body)
  })

  const RAISED = [
    { name: 'a power', html: '10m<sup>2</sup>，10<sup>-3</sup>', body: '10m2，10-3' },
    { name: 'a power in a link', html: '<a href="#a">10m<sup>2</sup></a>', body: '10m2' },
    { name: 'a word', html: '文<sup>[注]</sup>', body: '文[注]' },
    { name: 'a number in brackets', html: '文[1]，见<a href="#a">[2]</a>', body: '文[1]，见[2]' },
    { name: 'a year', html: '文<sup>[2024]</sup>', body: '文[2024]' },
  ]
  it.each(RAISED)('keeps $name', ({ html, body }) => {
    expect(parse(`<title>题</title><body><p>${html}`).document?.body).toBe(body)
  })

  const chapter = (body: string) =>
    parseHtml(`<?xml version="1.0"?><html><head><title>书名</title></head><body>${body}`, 'c.xhtml')
  it('calls a chapter of a book by its heading, and reads its notes', () => {
    const body =
      '<h2>第一章<br/>出发</h2><p>文</p><h3>节</h3><aside epub:type="footnote"><p>注</p></aside>'
    expect(chapter(body).documents).toMatchObject([{ title: '第一章 出发', body: '文\n节\n注' }])
    expect(chapter('<h2>一</h2><p>文</p><h2>二</h2>').documents[0]?.title).toBe('书名')
    expect(parse('<title>站名</title><h2>一</h2><p>文').document?.title).toBe('站名')
  })

  it('leaves out the contents of a book, and says so', () => {
    const toc = '<nav epub:type="toc"><h1>目录</h1><ol><li><a href="a.xhtml">一</a></li></ol></nav>'
    expect(chapter(toc).documents).toEqual([])
    expect(chapter(toc).issues.map(({ rule }) => rule)).toEqual(['list-page'])
  })

  it('keeps a text that is called like a margin', () => {
    const html = '<title>题</title><div class="gutter">第1行</div><a class="anchor">甲</a><i>3</i>'
    expect(parse(html).document?.body).toBe('第1行\n甲3')
  })

  it('names a page by its canonical link, else by its words', () => {
    expect(parse(PAGE).document?.id).toBe(parse(PAGE.replace('二句', '三句')).document?.id)
    expect(parse('<p>甲').document?.id).not.toBe(parse('<p>乙').document?.id)
    expect(parse('<p>甲').document?.id).toBe(parse('<body>\n<div>甲</div>').document?.id)
  })

  it('survives nesting', () => {
    expect(parse(`${'<div>'.repeat(20_000)}深`).document?.body).toBe('深')
  })
})
