namespace AiOps.Bot.Security;

/// <summary>
/// Whether a request may come from where a browser says that it comes from. Programs that are not browsers send neither header and are let through: they carry
/// nobody else's authority. Pure. See Fetch Metadata Request Headers (W3C) and RFC 6454.
/// </summary>
internal static class OriginPolicy
{
    /// <summary>Null where the request is allowed; else why not, for people.</summary>
    public static string? Refuse(HttpRequest request, IReadOnlyList<string> allowed)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if (IsRead(request.Method))
        {
            // A link from elsewhere may open a page; a script or an image of another site gets nothing.
            var isPage = request.Headers["Sec-Fetch-Mode"].ToString() is "navigate" or "";
            return site == "cross-site" && !isPage ? "this was asked for by a page of another site" : null;
        }

        if (allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (site is not ("" or "same-origin" or "none"))
        {
            return $"the request was sent by a page of another origin ({site})";
        }

        var own = $"{request.Scheme}://{request.Host}";
        return origin.Length == 0 || origin.Equals(own, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"the request was sent by a page of another origin; ours is {own}. Behind a proxy, add the public address to Security:AllowedOrigins";
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
