/** Searching while the reader types: when it asks, what shows meanwhile, what is said. */

import { describe, expect, it } from 'vitest'

import { hitOf, searchResponse } from '../support/browser-answers.ts'
import { eventsOf, focusBox, search, useBrowser } from '../support/browser-suite.ts'

const suite = useBrowser()

describe('asking', () => {
  it('waits for 150 ms of rest, and asks once', async () => {
    const page = await openWithClock()
    await page.keyboard.insertText('医')
    await page.clock.runFor(149)
    await page.keyboard.insertText('疗')
    await page.clock.runFor(149)
    expect(await eventsOf(page, 'hansou-search')).toEqual([])
    await page.clock.runFor(1)
    await expect.poll(() => suite.site.queries('search')).toEqual(['医疗'])
  })

  it('sends a canonical query and the limit', async () => {
    const page = await suite.open({ attributes: 'debounce="0" limit="3"' })
    await search(page, '  ＡＩ　 医疗 ')
    expect(suite.site.requests).toMatchObject([
      { path: 'suggest', query: 'AI 医疗' },
      { path: 'search', query: 'AI 医疗', limit: '3' },
    ])
    expect(await page.locator('.hansou-hit').count()).toBe(3)
  })

  it('does not ask again for what it has seen', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await search(page, '医疗')
    await page.keyboard.insertText('互助')
    await page.getByText('医疗互助保障计划', { exact: true }).waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.getByText('医疗保障计划', { exact: true }).waitFor()
    expect(suite.site.queries('search').filter((query) => query === '医疗')).toEqual(['医疗'])
  })

  it('aborts the request that is overtaken', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.hold('search', '医疗')
    await focusBox(page)
    await page.keyboard.insertText('医疗')
    await expect.poll(() => suite.site.queries('search')).toEqual(['医疗'])
    await page.keyboard.insertText('互助')
    await page.locator('.hansou-hit').first().waitFor()
    await expect
      .poll(() =>
        suite.site.requests.find(
          (request) => request.query === '医疗' && request.path === 'search',
        ),
      )
      .toMatchObject({ isAborted: true })
  })

  it('drops an older answer that comes later, even where aborting does nothing', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await page.evaluate(() => {
      const original = window.fetch
      window.fetch = (input) => original(input)
    })
    const letGo = suite.site.hold('search', '医疗')
    await focusBox(page)
    await page.keyboard.insertText('医疗')
    await expect.poll(() => suite.site.queries('search')).toEqual(['医疗'])
    await page.keyboard.insertText('互助')
    await page.locator('.hansou-hit').first().waitFor()
    const late = page.waitForResponse((response) => response.url().endsWith('%97&limit=8'))
    letGo()
    await (await late).finished()
    expect(await eventsOf(page, 'hansou-results')).toMatchObject([{ query: '医疗互助' }])
    expect(await page.locator('.hansou-hit mark').first().textContent()).toBe('医疗互助')
  })

  it('shows hits without suggestions that dawdle or fail', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.hold('suggest', '医疗')
    await search(page, '医疗')
    expect(await page.locator('.hansou-suggestion').count()).toBe(0)
    suite.site.suggest = () => ({ status: 500 })
    await page.keyboard.insertText('互助')
    await expect.poll(() => page.locator('.hansou-hit mark').first().textContent()).toBe('医疗互助')
  })

  it('asks another origin, and resolves its links there', async () => {
    const src = suite.site.origin.replace('127.0.0.1', 'localhost')
    const page = await suite.open({ attributes: `src="${src}/" debounce="0"`, content: '' })
    await search(page, '医疗')
    expect(await page.locator('.hansou-hit').first().getAttribute('href')).toBe(
      `${src}/documents/a0`,
    )
    expect(await page.locator('.hansou-all').getAttribute('href')).toBe(
      `${src}/search?q=${encodeURIComponent('医疗')}`,
    )
  })
})

describe('waiting', () => {
  it('keeps the old results, marked as busy, until the new ones come', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await search(page, '医疗')
    const letGo = suite.site.hold('search', '医疗互助')
    await page.keyboard.insertText('互助')
    await page.locator('.hansou-list[aria-busy=true]').waitFor()
    expect(await page.locator('.hansou-hit mark').first().textContent()).toBe('医疗')
    letGo()
    await page.locator('.hansou-list:not([aria-busy])').waitFor()
    expect(await page.locator('.hansou-hit mark').first().textContent()).toBe('医疗互助')
  })

  it('says so after 300 ms, and not before', async () => {
    const page = await openWithClock()
    const letGo = suite.site.hold('search', '医疗')
    await page.keyboard.insertText('医疗')
    await page.clock.runFor(150)
    await page.clock.runFor(299)
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    await page.clock.runFor(1)
    expect(await page.locator('.hansou-progress').textContent()).toBe('仍在搜索…')
    letGo()
    await page.waitForResponse('**/v1/search?*')
    await page.clock.runFor(100)
    await page.locator('.hansou-progress').waitFor({ state: 'hidden' })
    expect(await page.locator('.hansou-hit').count()).toBe(8)
  })

  it('gives up what is awaited when the reader closes', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await search(page, '医疗')
    suite.site.hold('search', '医疗互助')
    await page.keyboard.insertText('互助')
    await expect.poll(() => suite.site.queries('search').length).toBe(2)
    await page.keyboard.press('Escape')
    await expect.poll(() => suite.site.requests.some(({ isAborted }) => isAborted)).toBe(true)
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
  })
})

describe('what is not asked for any more', () => {
  it('does not show for another text: the box asks anew when the reader is back', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await search(page, '工会')
    const letGo = suite.site.hold('search', '工会民宿')
    await page.keyboard.insertText('民宿')
    await expect.poll(() => suite.site.queries('search')).toEqual(['工会', '工会民宿'])
    await page.keyboard.press('Tab')
    await page.locator('input').click()
    await page.locator('.hansou-progress').waitFor()
    expect(await page.locator('.hansou-option').count()).toBe(0)
    letGo()
    await page.locator('.hansou-hit').first().waitFor()
    expect(await page.locator('.hansou-all').getAttribute('href')).toContain(
      encodeURIComponent('工会民宿'),
    )
  })

  it.each(['click', 'ArrowDown'])('is gone after the form was reset: %s', async (how) => {
    const page = await suite.open({ attributes: 'debounce="0" recent="off"' })
    await search(page, '工会')
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.querySelector('form')?.reset())
    if (how === 'click') await page.locator('input').click()
    else await page.keyboard.press(how)
    expect(await page.locator('.hansou-panel').isVisible()).toBe(false)
    expect(suite.site.queries('search')).toEqual(['工会'])
  })

  it('is no longer waited for once the box is emptied', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await page.evaluate(() => localStorage.setItem('hansou-recent', '["工会"]'))
    suite.site.hold('search', '医')
    await focusBox(page)
    await page.keyboard.insertText('医')
    await page.locator('.hansou-progress').waitFor()
    await page.keyboard.press('Backspace')
    await page.locator('.hansou-recent').waitFor()
    expect(await page.locator('.hansou-progress').isVisible()).toBe(false)
    expect(await page.locator('[aria-busy]').count()).toBe(0)
  })
})

describe('results', () => {
  it('are grouped: suggestions, hits with city and date, and a way to all of them', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    await search(page, '医疗互助')
    expect(await page.getByRole('group', { name: '搜索建议' }).getByRole('option').count()).toBe(2)
    const hits = page.getByRole('group', { name: '找到 12 条结果' })
    expect(await hits.getByRole('option').count()).toBe(8)
    expect(await hits.getByRole('option').first().ariaSnapshot()).toContain(
      '佛山万名职工获赠免费医疗互助保障 佛山 · 2025-03-06 日前，佛山市总工会',
    )
    expect(await page.getByRole('option', { name: '查看全部 12 条结果' }).count()).toBe(1)
  })

  it('say when no document has all the words', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.search = () => ({ body: searchResponse('医疗', { total: 3, match: 'some' }) })
    await search(page, '医疗 月球')
    const heading = page.locator('.hansou-heading').last()
    expect(await heading.innerText()).toBe('找到 3 条结果\n以下结果不一定包含全部词语')
  })

  it('are a message and a better spelling when there is none', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.search = (query) => ({
      body: searchResponse(query, { total: 0, suggestion: '医疗互助' }),
    })
    suite.site.suggest = (query) => ({ body: { query, suggestions: [] } })
    await focusBox(page)
    await page.keyboard.insertText('医疗胡助')
    await page.getByText('没有找到与“医疗胡助”相关的结果').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    expect(new URL(page.url()).searchParams.get('q')).toBe('医疗互助')
  })

  it('leave out a suggestion that is the query, or among the hits', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.suggest = (query) => ({
      body: {
        query,
        suggestions: [
          { text: query, ranges: [], kind: 'term' },
          { text: '同一篇', ranges: [], kind: 'title', url: hitOf(query).url },
        ],
      },
    })
    await search(page, '医疗')
    expect(await page.locator('.hansou-suggestion').count()).toBe(0)
  })

  it('are announced after 500 ms of rest, the last one only', async () => {
    const page = await openWithClock()
    await page.keyboard.insertText('医疗')
    await page.clock.runFor(150)
    await page.locator('.hansou-hit').first().waitFor()
    suite.site.search = (query) => ({ body: searchResponse(query, { total: 3, match: 'some' }) })
    await page.clock.runFor(300)
    await page.keyboard.insertText('互助')
    await page.clock.runFor(150)
    await expect.poll(() => page.locator('.hansou-hit').count()).toBe(3)
    expect(await page.locator('.hansou-announcer').innerText()).toBe('')
    await page.clock.runFor(500)
    expect(await page.locator('.hansou-announcer').innerText()).toBe(
      '找到 3 条结果。以下结果不一定包含全部词语',
    )
  })
})

describe('failures', () => {
  it('tells a reader without a network, and asks again when it is back', async () => {
    const page = await suite.open({ attributes: 'debounce="0"', context: {} })
    await focusBox(page)
    await page.context().setOffline(true)
    await page.keyboard.insertText('医疗')
    await page.getByText('无法连接网络，请检查网络').waitFor()
    expect(await eventsOf(page, 'hansou-error')).toEqual([
      { query: '医疗', kind: 'offline', status: 0, retryAfterSeconds: 0 },
    ])
    await page.context().setOffline(false)
    await page.locator('.hansou-hit').first().waitFor()
  })

  it('tells a reader to wait after a 429, and asks again then', async () => {
    const page = await openWithClock()
    suite.site.search = () => ({ status: 429, headers: { 'retry-after': '7' }, body: {} })
    await page.keyboard.insertText('医疗')
    await page.clock.runFor(150)
    await page.getByText('搜索过于频繁，请 7 秒后再试').waitFor()
    expect(await eventsOf(page, 'hansou-error')).toMatchObject([
      { kind: 'limited', status: 429, retryAfterSeconds: 7 },
    ])
    suite.site.search = (query) => ({ body: searchResponse(query) })
    await page.clock.runFor(7_000)
    await page.locator('.hansou-hit').first().waitFor()
  })

  it('does not ask by itself after a wait of more than a minute', async () => {
    const page = await openWithClock()
    suite.site.search = () => ({ status: 429, headers: { 'retry-after': '2592000' }, body: {} })
    await page.keyboard.insertText('医疗')
    await page.clock.runFor(150)
    await page.locator('.hansou-retry').waitFor()
    await page.clock.runFor(120_000)
    suite.site.search = (query) => ({ body: searchResponse(query) })
    await page.locator('.hansou-retry').click()
    await page.clock.runFor(100)
    await page.locator('.hansou-hit').first().waitFor()
    expect(suite.site.queries('search')).toEqual(['医疗', '医疗'])
  })

  it.each([
    {
      name: 'a server error',
      reply: { status: 503, body: {} },
      detail: { kind: 'server', status: 503 },
    },
    {
      name: 'no JSON',
      reply: { body: '<!doctype html>' },
      detail: { kind: 'invalid', status: 200 },
    },
    { name: 'other JSON', reply: { body: { ok: true } }, detail: { kind: 'invalid', status: 200 } },
  ])('offers to retry after $name, with the keyboard', async ({ reply, detail }) => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.search = () => reply
    await focusBox(page)
    await page.keyboard.insertText('医疗')
    await page.getByText('搜索服务暂时不可用').waitFor()
    expect(await eventsOf(page, 'hansou-error')).toMatchObject([detail])
    suite.site.search = (query) => ({ body: searchResponse(query) })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.hansou-hit').first().waitFor()
    expect(await page.locator('.hansou-note').isVisible()).toBe(false)
  })

  it('offers to retry with the mouse', async () => {
    const page = await suite.open({ attributes: 'debounce="0"' })
    suite.site.search = () => ({ status: 500 })
    await focusBox(page)
    await page.keyboard.insertText('医疗')
    await page.locator('.hansou-retry').waitFor()
    suite.site.search = (query) => ({ body: searchResponse(query) })
    await page.locator('.hansou-retry').click()
    await page.locator('.hansou-hit').first().waitFor()
    expect(await page.locator('.hansou-retry').count()).toBe(0)
  })
})

/** A page whose timers run only when the test says so, with the focus in the box. */
async function openWithClock() {
  const page = await suite.open({ context: {} })
  await page.clock.install()
  await page.reload()
  await focusBox(page)
  await page.clock.pauseAt(Date.now() + 60_000)
  return page
}
