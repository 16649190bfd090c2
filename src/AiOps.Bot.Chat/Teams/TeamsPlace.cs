using System.Text.Json.Nodes;

namespace AiOps.Bot.Chat.Teams;

/// <summary>A conversation that can be written to, or why it cannot.</summary>
/// <param name="Service">Null where nothing may be sent.</param>
internal sealed record TeamsPlace(TeamsReference? Reference, Uri? Service, string Fault)
{
    public static TeamsPlace Of(TeamsReference? reference, TeamsOptions options)
    {
        if (reference is null)
        {
            return new(null, null, "the bot was never seen in this conversation: add the app to the team or chat, or check the id in Chat:Routes");
        }

        return ConnectorAddress.Read(reference.ServiceUrl, options) is { } service
            ? new(reference, service, "")
            : new(reference, null, "the conversation's connector is not in Chat:Teams:ConnectorAllowedHosts: the bot sends its token to nobody else");
    }

    /// <summary>What every activity says: where it belongs and who wrote it.</summary>
    public JsonObject Address(JsonObject activity, string conversation)
    {
        activity["channelId"] = "msteams";
        activity["from"] = new JsonObject { ["id"] = Reference!.Bot };
        activity["conversation"] = new JsonObject { ["id"] = conversation };
        return activity;
    }
}
