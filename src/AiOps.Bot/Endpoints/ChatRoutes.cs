using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Hosting;
using AiOps.Bot.Security;

namespace AiOps.Bot.Endpoints;

/// <summary>Hands the deliveries of chat platforms to their adapters: raw and bounded. Who sent them the adapter finds out before it reads them.</summary>
internal static partial class ChatRoutes
{
    private const int FirstBuffer = 16 * 1024;

    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        routes.MapCharts();
        foreach (var intake in routes.ServiceProvider.GetServices<IChatIntake>())
        {
            foreach (var path in intake.Paths)
            {
                routes.MapPost(path, context => ReceiveAsync(context, intake, path))
                    .ExcludeFromDescription()
                    .DisableAntiforgery()
                    .RequireRateLimiting(RequestRates.Chat)
                    .AllowAnybody("chat platforms sign what they send; the adapter checks it before anything is read");
            }
        }
    }

    private static async Task ReceiveAsync(HttpContext context, IChatIntake intake, string path)
    {
        var body = await ReadAsync(context.Request, intake.MaxBodyBytes, context.RequestAborted);
        var answer = body is { } whole
            ? await intake.ReceiveAsync(new(path, HeadersOf(context.Request), whole), context.RequestAborted)
            : IntakeAnswer.Refuse(StatusCodes.Status413PayloadTooLarge, "too-large");
        if (answer.Refusal is { } refusal)
        {
            HostMetrics.ChatRefused.Add(1, new("platform", intake.Platform), new("reason", refusal));
            LogRefused(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("AiOps.Bot.Endpoints.ChatRoutes"), intake.Platform, answer.Status, refusal);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>Null where it is larger than allowed; the rest of it is not read.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var buffer = new byte[(int)Math.Min(request.ContentLength ?? FirstBuffer, most) + 1];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, most + 1));
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (length > most)
            {
                return null;
            }

            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }
        }
    }

    private static Dictionary<string, string> HeadersOf(HttpRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Headers)
        {
            headers[name.ToLowerInvariant()] = string.Join(',', values.ToArray());
        }

        return headers;
    }

    [LoggerMessage(6040, LogLevel.Warning, "A request to {Platform}'s intake was answered with {Status}: {Reason}")]
    private static partial void LogRefused(ILogger logger, string platform, int status, string reason);
}
