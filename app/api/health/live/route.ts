/** Says only that this process answers. Whether it can work is asked at /api/health/ready. */
export function GET() {
  return Response.json({ live: true });
}
