using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>A tool as a model's client sees it: its name and form. It is not run by the client.</summary>
internal sealed class OfferedTool(IReadTool tool) : AIFunctionDeclaration
{
    public override string Name => tool.Name;

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.Form;
}
