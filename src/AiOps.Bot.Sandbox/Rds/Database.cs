namespace AiOps.Bot.Sandbox.Rds;

internal sealed record Database(string Identifier, string Engine, string EngineVersion, string Address, DateTimeOffset CreatedAt)
{
    public string LogGroup => $"/aws/rds/instance/{Identifier}/postgresql";
}
