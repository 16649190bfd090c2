using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AiOps.Bot.IntegrationTests.Teams;

internal sealed partial class TeamsDouble
{
    private async Task<IResult> WriteAsync(HttpContext context, string conversation, string? id)
    {
        if (Refuse(context, conversation) is { } refusal)
        {
            return refusal;
        }

        if (!_throttle.Allows(conversation.Split(';')[0], TimeProvider.System.GetUtcNow()))
        {
            return Error(429, "Throttled", "API calls quota exceeded");
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (body.Length > Limit)
        {
            return Error(413, "MessageSizeTooBig", "Message size too large.");
        }

        return Parse(body.ToArray()) is not { } activity ? Error(400, "BadSyntax", "no JSON object")
            : ActivityRules.Fault(activity) is { } fault ? Error(400, "BadSyntax", fault)
            : (string?)activity["conversation"]!["id"] != conversation ? Error(400, "BadArgument", "conversation differs from the path")
            : HttpMethods.IsPut(context.Request.Method) ? Update(conversation, id!, activity)
            : Add(conversation, id, activity);
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private IResult Add(string conversation, string? replyTo, JsonObject activity)
    {
        var id = (++_number).ToString(System.Globalization.CultureInfo.InvariantCulture);
        lock (Sent)
        {
            Sent.Add(new(conversation, id, replyTo, activity, 0));
        }

        return Results.Json(new JsonObject { ["id"] = id }, statusCode: 201);
    }

    private IResult Update(string conversation, string id, JsonObject activity)
    {
        lock (Sent)
        {
            var at = Sent.FindIndex(s => s.Id == id && s.Conversation.Split(';')[0] == conversation.Split(';')[0]);
            if (at < 0)
            {
                return Error(404, "ActivityNotFoundInConversation", "no such message");
            }

            Sent[at] = Sent[at] with { Activity = activity, Edits = Sent[at].Edits + 1 };
            return Results.Json(new JsonObject { ["id"] = id });
        }
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        if (Refuse(context, null) is { } refusal)
        {
            return refusal;
        }

        var body = await JsonNode.ParseAsync(context.Request.Body);
        if ((string?)body?["bot"]?["id"] is null || body["members"] is not JsonArray { Count: 1 } members || (string?)body["channelData"]?["tenant"]?["id"] != Tenant)
        {
            return Error(400, "BadArgument", "bot, one member and channelData.tenant.id are required");
        }

        var user = (string)members[0]!["id"]!;
        return Installed.Contains(user)
            ? Results.Json(new JsonObject { ["id"] = "a:personal-" + user }, statusCode: 201)
            : Error(403, "ConversationBlockedByUser", "the bot is not installed for the user");
    }

    private IResult Member(HttpContext context, string conversation, string user) =>
        Refuse(context, conversation) is { } refusal ? refusal
        : Members.TryGetValue(user, out var member) ? Results.Json(member)
        : Error(404, "MemberNotFoundInConversation", "no such member");

    private IResult Paged(HttpContext context, string conversation)
    {
        if (Refuse(context, conversation) is { } refusal)
        {
            return refusal;
        }

        // Two pages, so that nobody stops after the first.
        var second = context.Request.Query["continuationToken"] == "second";
        var page = Members.Values.Skip(second ? 1 : 0).Take(second ? int.MaxValue : 1).Select(m => m.DeepClone());
        return Results.Json(new JsonObject { ["members"] = new JsonArray([.. page]), ["continuationToken"] = second ? null : "second" });
    }
}
