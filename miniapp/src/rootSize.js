// One rem is 20 px on a phone 375 px wide and between 17 and 22 px everywhere: the numbers of pxtransform in
// config/index.ts. A file of its own, because a page that forbids inline scripts would lose Taro's inline one.
(function () {
  function fit() {
    var box = document.documentElement.getBoundingClientRect();
    var short = Math.min(
      box.width || Infinity,
      window.innerWidth || Infinity,
      window.innerHeight || Infinity,
    );
    var size = (20 * short) / 375;
    document.documentElement.style.fontSize = Math.max(17, Math.min(22, size)) + 'px';
  }
  window.addEventListener('resize', fit);
  fit();
})();
