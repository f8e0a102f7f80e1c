/**
 * Pushing many: `push(...items)` passes each as an argument, and over about 100,000 no longer fit on the stack.
 *
 * Layer: corpus. Imports: nothing.
 */

/** Pushes items in their order. */
export function pushAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item)
}

/** Pushes items from the last to the first, which is the next one to be popped. */
export function pushReversed<Item>(stack: Item[], items: readonly Item[]): void {
  for (let i = items.length - 1; i >= 0; i--) stack.push(items[i] as Item)
}
