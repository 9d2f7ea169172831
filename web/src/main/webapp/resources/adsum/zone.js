// Tells the server the person's time zone, so that the next page shows times in it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const cookie = `adsum_zone=${encodeURIComponent(zone)}`;
if (zone && !document.cookie.split('; ').includes(cookie)) {
  document.cookie = `${cookie}; Path=/; Max-Age=31536000; SameSite=Lax; Secure`;
}
