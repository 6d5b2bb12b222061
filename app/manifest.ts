import type { MetadataRoute } from "next";

/** What a phone needs to keep Callback on its home screen. The icons are one drawing: icon.svg, and without its round corners as a PNG. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Callback",
    short_name: "Callback",
    description: "The recruiter's CRM for the people you already know.",
    start_url: "/today",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#1f5a9c",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
      { src: "/apple-icon.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/apple-icon.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
