import { expect, test } from "vitest";
import { deviceCookie, newDevice, openDevice, signDevice } from "./device-cookie";

test("a device is known by a name that we signed, also after the secret was changed once", () => {
  const device = newDevice();
  const cookie = signDevice(device, ["old secret"]);
  expect(openDevice(cookie, ["old secret"])).toBe(device);
  expect(openDevice(cookie, ["new secret", "old secret"])).toBe(device);
  expect(openDevice(cookie, ["new secret"])).toBeNull();
  expect(openDevice(`${newDevice()}.${cookie.split(".")[1]}`, ["old secret"])).toBeNull();
  for (const made of [undefined, "", ".", device, `${device}.`, "é.é"]) expect(openDevice(made, ["x"])).toBeNull();
});

test("over https no other host or path can set it", () => {
  expect(deviceCookie("https://callback.example.com")).toMatchObject({
    name: "__Host-callback.device",
    options: { secure: true, httpOnly: true, path: "/" },
  });
  expect(deviceCookie("http://localhost:3000").name).toBe("callback.device");
});
