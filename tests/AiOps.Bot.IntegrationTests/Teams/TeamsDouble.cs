using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Teams;

/// <summary>
/// A Bot connector that enforces what the real one does: credentials, bearer tokens, shape and size of activities, Adaptive Cards that Teams shows, limits per
/// conversation. It also issues and publishes the keys that deliveries are signed with.
/// </summary>
internal sealed partial class TeamsDouble : IAsyncDisposable
{
    public const string AppId = "0a1b2c3d-0000-0000-0000-00000000b071";
    public const string Secret = "s3cret";
    public const string Tenant = "7e4a0000-0000-0000-0000-000000000001";
    private const int MostBytes = 28_000;
    private readonly WebApplication _app;
    private readonly TeamsThrottle _throttle = new();
    private readonly ConcurrentQueue<(int Status, TimeSpan? RetryAfter)> _failures = new();
    private readonly ConcurrentDictionary<string, byte> _tokens = new();
    private int _number = 1_000;

    private TeamsDouble(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public string ServiceUrl => Address + "/emea/";

    public TeamsSigner Signer { get; private set; } = new("key-1");

    public List<TeamsSigner> Published { get; } = [];

    public List<SentActivity> Sent { get; } = [];

    public Dictionary<string, JsonObject> Members { get; } = [];

    /// <summary>What became of each conversation: the error that it answers with.</summary>
    public Dictionary<string, (int Status, string Code)> Gone { get; } = [];

    public int TokensIssued { get; private set; }

    public int KeyLoads { get; private set; }

    public int Calls { get; private set; }

    public int TokenLife { get; set; } = 3_600;

    /// <summary>Users that the bot may open a conversation with.</summary>
    public HashSet<string> Installed { get; } = [];

    /// <summary>Activities above this are refused; Teams' own limit was seen to differ.</summary>
    public int Limit { get; set; } = MostBytes;

    public static async Task<TeamsDouble> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new TeamsDouble(app);
        connector.Published.Add(connector.Signer);
        connector.Map();
        await app.StartAsync(cancellationToken);
        return connector;
    }

    /// <summary>The next calls of the connector's API are answered so, one each.</summary>
    public void FailNext(int status, TimeSpan? retryAfter = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _failures.Enqueue((status, retryAfter));
        }
    }

    /// <summary>From now on deliveries are signed with a new key, and only that one is published.</summary>
    public void RollOver(string id, string[]? endorsements = null)
    {
        Signer = new(id, endorsements);
        Published.Clear();
        Published.Add(Signer);
    }

    public void RevokeTokens() => _tokens.Clear();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
        _app.MapGet("/openid", () => Results.Json(new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = Address + "/keys" }));
        _app.MapGet("/keys", () =>
        {
            KeyLoads++;
            return Results.Json(new JsonObject { ["keys"] = new JsonArray([.. Published.Select(k => k.PublicKey)]) });
        });
        _app.MapPost("/emea/v3/conversations/{conversation}/activities", (HttpContext context, string conversation) => WriteAsync(context, conversation, null));
        _app.MapPost("/emea/v3/conversations/{conversation}/activities/{id}", (HttpContext context, string conversation, string id) => WriteAsync(context, conversation, id));
        _app.MapPut("/emea/v3/conversations/{conversation}/activities/{id}", (HttpContext context, string conversation, string id) => WriteAsync(context, conversation, id));
        _app.MapPost("/emea/v3/conversations", (Delegate)CreateAsync);
        _app.MapGet("/emea/v3/conversations/{conversation}/members/{user}", (HttpContext context, string conversation, string user) => Member(context, conversation, user));
        _app.MapGet("/emea/v3/conversations/{conversation}/pagedmembers", (HttpContext context, string conversation) => Paged(context, conversation));
    }

    private async Task<IResult> TokenAsync(HttpContext context, string tenant)
    {
        var form = await context.Request.ReadFormAsync();
        if (tenant != Tenant || form["grant_type"] != "client_credentials" || form["scope"] != "https://api.botframework.com/.default")
        {
            return Results.Json(new JsonObject { ["error"] = "invalid_request" }, statusCode: 400);
        }

        if (form["client_id"] != AppId || form["client_secret"] != Secret)
        {
            return Results.Json(new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401);
        }

        var token = $"token-{++TokensIssued}";
        _tokens[token] = 1;
        return Results.Json(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = TokenLife, ["access_token"] = token });
    }

    /// <returns>Null where the call may go on.</returns>
    private IResult? Refuse(HttpContext context, string? conversation)
    {
        Calls++;
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || !_tokens.ContainsKey(authorization[7..]))
        {
            return Error(401, "Unauthorized", "Authorization has been denied for this request.");
        }

        if (_failures.TryDequeue(out var failure))
        {
            if (failure.RetryAfter is { } after)
            {
                context.Response.Headers.RetryAfter = after.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return failure.Status >= 500 ? Results.Content("<html>Bad gateway</html>", "text/html", statusCode: failure.Status) : Error(failure.Status, "Throttled", "Too many requests");
        }

        return conversation is not null && Gone.TryGetValue(conversation.Split(';')[0], out var gone) ? Error(gone.Status, gone.Code, "gone") : null;
    }

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }, statusCode: status);
}
