// Reloads the page when the site changes, swaps style sheets in place, and shows why a build failed.
// Works under `script-src 'self'; style-src 'self'; connect-src 'self'`.
(() => {
  "use strict";

  let version = document.currentScript.dataset.version;
  let source = null;
  let overlay = null;
  let retryTime = 1000;
  const replaced = new WeakSet();

  // Storage that a page may not be allowed to use.
  const memory = {
    take(key) {
      try {
        const value = sessionStorage.getItem(key);
        sessionStorage.removeItem(key);
        return JSON.parse(value);
      } catch {
        return null;
      }
    },
    keep(key, value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // The page starts at its top, then.
      }
    },
  };

  function reload() {
    memory.keep("zorgsite.scroll", [location.pathname, scrollX, scrollY]);
    location.reload();
  }

  function restoreScroll() {
    const saved = memory.take("zorgsite.scroll");
    if (!Array.isArray(saved) || saved[0] !== location.pathname) return;
    const restore = () => scrollTo({ left: saved[1], top: saved[2], behavior: "instant" });
    restore();
    // Again when pictures have given the page its height, unless the reader has scrolled.
    const place = scrollY;
    addEventListener("load", () => scrollY === place && restore(), { once: true });
  }

  // A path as it is compared: decoded, and a folder for its index.html.
  function plain(path) {
    try {
      path = decodeURI(path);
    } catch {
      // Compared as it stands.
    }
    return path.replace(/\/index\.html$/, "/");
  }

  const paths = (data) => data.split("\n").filter(Boolean).map(plain);
  const isStyle = (path) => path.endsWith(".css");

  // The page itself and everything of this server that it has loaded.
  function used() {
    const addresses = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
    const own = addresses.filter((address) => address.origin === location.origin);
    return new Set([plain(location.pathname), ...own.map((address) => plain(address.pathname))]);
  }

  function update(changed) {
    const ours = used();
    if (changed.length === 0 || changed.some((path) => !isStyle(path) && ours.has(path))) {
      reload();
    } else if (changed.some(isStyle)) {
      swapStyles(changed);
    }
  }

  // A style sheet that no element names may be imported by one of them: all are loaded again, then.
  function swapStyles(changed) {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"][href]')]
      .filter((link) => !replaced.has(link) && new URL(link.href).origin === location.origin);
    const named = links.filter((link) => changed.includes(plain(new URL(link.href).pathname)));
    for (const link of named.length > 0 ? named : links) swapStyle(link);
  }

  function swapStyle(link) {
    const fresh = link.cloneNode();
    const address = new URL(link.href);
    address.searchParams.set("zorgsite", version);
    fresh.removeAttribute("integrity");
    fresh.href = address.href;
    for (const outcome of ["load", "error"]) {
      fresh.addEventListener(outcome, () => link.remove(), { once: true });
    }
    replaced.add(link);
    link.after(fresh);
  }

  function element(name, text) {
    const result = document.createElement(name);
    result.textContent = text;
    return result;
  }

  // In a shadow tree, so that the site's style sheets and ours leave each other alone.
  function showFailure(text) {
    hideFailure();
    overlay = document.createElement("div");
    overlay.id = "zorgsite-failure";
    overlay.lang = "en";
    overlay.setAttribute("role", "alert");
    const styles = document.createElement("link");
    styles.rel = "stylesheet";
    styles.href = "/_zorgsite/live.css";
    const hide = element("button", "Hide");
    hide.type = "button";
    hide.addEventListener("click", hideFailure);
    const heading = element("h1", "The site could not be built");
    overlay.attachShadow({ mode: "open" }).append(styles, heading, element("pre", text), hide);
    document.documentElement.append(overlay);
  }

  function hideFailure() {
    overlay?.remove();
    overlay = null;
  }

  // The page is older than the site: once for each version, lest a page from some cache reloads for ever.
  function catchUp(current) {
    const isStale = current !== version && memory.take("zorgsite.version") !== current;
    version = current;
    if (!isStale) return;
    memory.keep("zorgsite.version", current);
    reload();
  }

  function connect() {
    if (source || document.hidden) return;
    source = new EventSource("/_zorgsite/events");
    source.addEventListener("hello", (event) => {
      retryTime = 1000;
      hideFailure();
      catchUp(event.lastEventId);
    });
    source.addEventListener("reload", (event) => {
      version = event.lastEventId;
      update(paths(event.data));
    });
    source.addEventListener("css", (event) => {
      version = event.lastEventId;
      swapStyles(paths(event.data));
    });
    source.addEventListener("ok", hideFailure);
    // Ours has data; the browser's own, for a lost connection, has none.
    source.addEventListener("error", (event) => {
      if (typeof event.data === "string") {
        showFailure(event.data);
      } else if (source?.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, retryTime);
        retryTime = Math.min(retryTime * 2, 30000);
      }
    });
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  // Browsers open six connections to a server: pages that nobody sees must not hold them.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));

  restoreScroll();
  connect();
})();
