// Not a module: it runs before the first paint, so that a dark page never flashes white.
(() => {
    let theme = null;
    try {
        theme = localStorage.getItem('faultline.theme');
    } catch {
        // Without storage the system's theme holds.
    }
    if (theme === 'light' || theme === 'dark') {
        document.documentElement.dataset.theme = theme;
    }
})();
