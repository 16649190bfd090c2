using AiOps.Bot.Core.Investigations.Models;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Tests.Architecture;

/// <summary>No model can be reached past redaction, budget and the others.</summary>
public sealed class ModelTests
{
    /// <summary>The pipeline, and the check-up of the settings, which sends one fixed word.</summary>
    private static readonly string[] Makers = ["ModelPipeline", "ModelCheckup"];

    [Fact]
    public void OnlyThePipelineMakesClients()
    {
        string[] makes = [nameof(IModelProvider.CreateChat), nameof(IModelProvider.CreateEmbeddings)];
        var callers = Repository.Ours.SelectMany(Repository.OwnTypes)
            .Where(t => Calls.From(t).Any(m => m.DeclaringType == typeof(IModelProvider) && makes.Contains(m.Name)));
        Assert.Equal(Makers.Order(), callers.Select(t => t.Name).Order());
    }

    [Fact]
    public void ClientsAreMadeByProvidersOnly()
    {
        var clients = Repository.Ours.Where(a => a != Repository.Core).SelectMany(Repository.OwnTypes)
            .Where(t => t.IsClass && (t.IsAssignableTo(typeof(IChatClient)) || t.IsAssignableTo(typeof(IEmbeddingGenerator)))).ToHashSet();
        var makers = Repository.Ours.SelectMany(Repository.OwnTypes)
            .Where(t => !t.IsAssignableTo(typeof(IModelProvider)) && !clients.Contains(t))
            .Where(t => Calls.From(t).OfType<System.Reflection.ConstructorInfo>().Any(c => clients.Contains(c.DeclaringType!)));
        Assert.NotEmpty(clients);
        Assert.Empty(makers.Select(t => t.FullName));
    }
}
