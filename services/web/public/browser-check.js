// Runs in any browser, Internet Explorer's compatibility mode included: no syntax newer than 1999 here.
// The pages need Chromium 100; an older one would show a white screen and say nothing.
;(function () {
  var chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)
  var tooOld =
    document.documentMode || !Object.hasOwn || !window.structuredClone || (chromium && Number(chromium[1]) < 100)
  if (tooOld) location.replace('/unsupported.html')
})()
