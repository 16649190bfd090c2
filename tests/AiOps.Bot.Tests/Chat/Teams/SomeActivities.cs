using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Teams.Intake;

namespace AiOps.Bot.Tests.Chat.Teams;

internal static class SomeActivities
{
    public const string Tenant = "00000000-0000-0000-0000-0000000000001";

    public static readonly IReadOnlyList<string> Names = [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Chat", "Teams", "Fixtures");

    public static JsonObject Json(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();

    public static TeamsActivity Read(JsonObject json) => ActivityReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString()))!;

    public static TeamsActivity Named(string name) => Read(Json(name));
}
