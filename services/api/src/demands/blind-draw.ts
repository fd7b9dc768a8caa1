/** Whom a call-back concerns is not told that it was drawn: neither its history nor its firm's timeline says so. */
export function isBlindDraw({ event }: { readonly event: { readonly type: string } }): boolean {
  return event.type === 'CallBackDrawn'
}
